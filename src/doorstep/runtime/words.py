"""Every sentence the command line says, in Chinese and English, by key."""

import os

SENTENCES: dict[str, tuple[str, str]] = {
    # key: (zh-CN, en)
    "postgres_first": ("正在创建数据库……", "Creating the database ..."),
    "postgres_start": ("正在启动数据库……", "Starting the database ..."),
    "postgres_slow": (
        "数据库正在恢复上次未写完的内容,请稍候……",
        "The database is recovering from an earlier crash; please wait ...",
    ),
    "postgres_orphan": (
        "上次运行留下的数据库还在(进程 {pid}),正在让它停下……",
        "A database left by an earlier run is still there (process {pid}); stopping it ...",
    ),
    "postgres_busy": (
        "另一个命令正在使用这个文件夹的数据库,等它结束后启动……",
        "Another command is using this folder's database; starting when it has ended ...",
    ),
    "postgres_guests": (
        "还有命令(例如备份)在使用数据库,等它结束;再按一次 Ctrl-C 立即停止。",
        "A command (a backup, perhaps) still uses the database; waiting for it. "
        "Ctrl-C once more stops at once.",
    ),
    "migrating": ("正在更新数据表……", "Bringing the tables up to date ..."),
    "starting": ("正在启动 {name}……", "Starting {name} ..."),
    "restarting": (
        "{name} 意外停止({how}),{pause:.0f} 秒后重新启动。日志:{log}",
        "{name} stopped unexpectedly ({how}); starting it again in {pause:.0f} s. Log: {log}",
    ),
    "back": ("{name} 已恢复。", "{name} is back."),
    "ready": (
        "Doorstep 已就绪:{address}",
        "Doorstep is ready: {address}",
    ),
    "ready_sandbox": (
        "支付沙箱:http://127.0.0.1:{port}",
        "Payment sandbox: http://127.0.0.1:{port}",
    ),
    "clients_building": (
        "正在编译页面(第一次约一分钟),好了就能打开。",
        "Building the pages (about a minute the first time); they open when it is done.",
    ),
    "clients_built": ("页面已就绪。", "The pages are ready."),
    "clients_failed": (
        "页面没有编译成功,接口照常工作。日志:{log}",
        "The pages could not be built; the interfaces work as ever. Log: {log}",
    ),
    "will_not_work": ("{what}(原因:{reason})", "{what} (why: {reason})"),
    "ready_stop": ("按 Ctrl-C 停止。", "Press Ctrl-C to stop."),
    "stopping": ("正在停止……", "Stopping ..."),
    "stopped": ("已停止,数据都在 {data}。", "Stopped. Everything is kept in {data}."),
    "disk_low": (
        "注意:{folder} 所在磁盘只剩 {free_mb} MB,建议清理出至少 500 MB。",
        "Note: only {free_mb} MB are left on the disk of {folder}; free at least 500 MB.",
    ),
    "not_here": (
        "“{name}” 不在这份安装里(缺少 {module})。",
        "“{name}” is not part of this installation ({module} is missing).",
    ),
    "backup_done": ("备份完成:{folder}({size_mb} MB)", "Backup is in {folder} ({size_mb} MB)"),
    "backup_keys": (
        "备份里不含密钥。请把 {keys} 另存到安全的地方;没有它,个人信息无法解读。",
        "The keys are not in the backup. Keep {keys} in a safe place of its own: "
        "without it personal data cannot be read.",
    ),
    "restore_verified": ("备份校验通过:{count} 个文件。", "The backup is intact: {count} files."),
    "restore_aside": (
        "原来的 {folder} 已移到 {aside}。",
        "What was in {folder} before is now in {aside}.",
    ),
    "restore_done": ("已恢复到 {data}。", "Restored into {data}."),
    "step_ok": ("通过", "passed"),
    "step_failed": ("未通过", "failed"),
    "suite_ok": ("全部通过,用时 {seconds:.0f} 秒。", "Everything passed in {seconds:.0f} s."),
    "suite_failed": ("未通过:{names}", "Failed: {names}"),
}


def language() -> str:
    """The language of this terminal: zh-CN or en."""
    for name in ("DOORSTEP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh-CN" if value.lower().startswith("zh") else "en"
    return "en"


def pick(chinese: str, english: str) -> str:
    """One of two sentences, in the language of this terminal."""
    return chinese if language() == "zh-CN" else english


def say(key: str, **values: object) -> str:
    """The sentence of this key in the language of this terminal."""
    return pick(*SENTENCES[key]).format(**values)


def plain(text: str) -> str:
    """Text as it stands: brackets in a path are not markup."""
    return text.replace("[", "\\[")
