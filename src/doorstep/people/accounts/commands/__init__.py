"""The verbs of accounts, one file per family; callers use this face."""

from doorstep.people.accounts.commands.cities import change_city, open_brand, open_city
from doorstep.people.accounts.commands.consents import give_consent, withdraw_consent
from doorstep.people.accounts.commands.customers import (
    end_address,
    erase_person,
    save_address,
    save_name,
    unmask_phone,
)
from doorstep.people.accounts.commands.entering import (
    SignIn,
    forget_codes,
    link_wechat,
    record_phone,
    request_code,
    sign_in_with_code,
    sign_in_with_wechat,
    welcome_caller,
)
from doorstep.people.accounts.commands.operators import (
    add_operator,
    enrol_totp,
    set_password,
    sign_in_operator,
)
from doorstep.people.accounts.commands.roles import end_role, grant_role
from doorstep.people.accounts.commands.sessions import (
    bind_worker,
    end_other_sessions,
    end_session,
    note_seen,
)
from doorstep.people.accounts.commands.showing import enter_as_shown

__all__ = [
    "SignIn",
    "add_operator",
    "bind_worker",
    "change_city",
    "end_address",
    "end_other_sessions",
    "end_role",
    "end_session",
    "enrol_totp",
    "enter_as_shown",
    "erase_person",
    "forget_codes",
    "give_consent",
    "grant_role",
    "link_wechat",
    "note_seen",
    "open_brand",
    "open_city",
    "record_phone",
    "request_code",
    "save_address",
    "save_name",
    "set_password",
    "sign_in_operator",
    "sign_in_with_code",
    "sign_in_with_wechat",
    "unmask_phone",
    "welcome_caller",
    "withdraw_consent",
]
