"""Signing in and one's own account: sessions, consents, notices and pictures."""

from doorstep.kernel.act import Act
from doorstep.people.accounts import outward
from doorstep.surfaces import account
from doorstep.surfaces.shapes import Done, Entered
from doorstep.surfaces.worker.entrance import OWN, PUBLIC, door

ROLE = "worker"
SIGN_IN = PUBLIC | {"is_outside": True, "keeps_answer": False, "rate": account.SIGN_IN_RATE}
OUTSIDE = OWN | {"is_outside": True, "keeps_answer": False, "answers_with": Done}

door.post(
    "/sessions/codes", **SIGN_IN | {"rate": account.CODE_RATE}, answers_with=Done, status=202
)(account.request_code)


@door.post("/sessions/phone", **SIGN_IN, answers_with=Entered, status=201)
def sign_in_with_phone(act: Act, body: account.PhoneSignIn) -> Entered:
    """Sign in with the code that was sent to a phone."""
    entry = outward.sign_in_with_code(
        act, phone=body.phone, code=body.code, as_role=ROLE, client=body.client
    )
    return account.entered(entry)


@door.post("/sessions/wechat", **SIGN_IN, answers_with=Entered, status=201)
def sign_in_with_wechat(act: Act, body: account.WechatSignIn) -> Entered:
    """Sign in with what the workers' mini program gave."""
    entry = outward.sign_in_with_wechat(
        act, code=body.code, phone_code=body.phone_code, as_role=ROLE, client=body.client
    )
    return account.entered(entry)


door.get("/sessions", **OWN, answers_with=list[account.SessionSeen])(account.list_sessions)
door.delete("/sessions/{uuid:session_id}", **OWN, answers_with=Done)(account.end_session)
door.post("/sessions/others/end", **OWN, answers_with=Done)(account.end_other_sessions)
door.post("/me/wechat", **OUTSIDE)(account.link_wechat)
door.post("/me/phone", **OUTSIDE)(account.record_phone)
door.get("/consent-texts", **PUBLIC, answers_with=list[account.ConsentTextSeen])(
    account.list_consent_texts
)
door.get("/me/consents", **OWN, answers_with=list[account.ConsentSeen])(account.list_consents)
door.put("/me/consents/{purpose}", **OWN, answers_with=account.ConsentSeen)(account.give_consent)
door.delete("/me/consents/{purpose}", **OWN, answers_with=Done)(account.withdraw_consent)
door.get("/notices", **OWN, answers_with=account.NoticesSeen)(account.list_notices)
door.post("/notices/read", **OWN, answers_with=Done)(account.read_notices)
door.get("/notices/allowances", **OWN, answers_with=list[account.AllowanceAsked])(
    account.list_allowances
)
door.post("/notices/allowances", **OWN, answers_with=account.AllowanceSeen)(account.allow_messages)
door.post(
    "/pictures",
    **OWN,
    answers_with=account.PictureKept,
    status=201,
    keeps_answer=False,
    rate=account.PICTURE_RATE,
)(account.keep_worker_picture)
door.get("/pictures/{uuid:picture_id}", **OWN, answers_with=account.PictureKept)(
    account.see_picture
)
