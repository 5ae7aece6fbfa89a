"""Looks whether every need of the house from outside is met, and says what will not work if not."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping

import django

from doorstep.runtime.words import pick

# What a person misses when a port has no adapter: (zh, en).
MISSED = {
    "payments.channel": ("顾客无法付款", "Customers cannot pay"),
    "accounts.miniprogram": ("无法从小程序登录", "Nobody can sign in from the mini program"),
    "accounts.sms": ("无法用短信验证码登录", "Nobody can sign in with a text message's code"),
    "areas.routes": (
        "道路时间不再更新，沿用已知和自学的时间",
        "No road times are measured; what is known and learned still serves",
    ),
    "notices.messenger": ("无法发送微信订阅消息", "No messages are sent in WeChat"),
}


def missing() -> list[tuple[str, str]]:
    """The ports of these settings that have no working adapter, and why; Django is set up."""
    from django.conf import settings

    from doorstep.kernel import ports
    from doorstep.kernel.errors import Outage

    found = []
    for name in settings.PORTS:
        try:
            ports.get(name)
        except Outage as outage:
            lacks_keys = ".wechat." in settings.PORTS[name] and not settings.WECHAT_KEYS
            found.append((name, "DOORSTEP_WECHAT_KEYS" if lacks_keys else str(outage)))
    return found


def start(environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Begin to look, in a process that has this environment."""
    argv = [sys.executable, "-m", "doorstep.runtime.outside"]
    return subprocess.Popen(argv, env=dict(environment), stdout=subprocess.PIPE)


def told(look: subprocess.Popen[bytes]) -> list[tuple[str, str]]:
    """What was found: what will not work, in this terminal's language, and why."""
    output, _ = look.communicate()
    found = json.loads(output.splitlines()[-1]) if look.returncode == 0 else []
    return [(pick(*MISSED.get(name, (name, name))), reason) for name, reason in found]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    django.setup()
    sys.stdout.write(json.dumps(missing()) + "\n")
