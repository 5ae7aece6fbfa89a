"""What everybody does with their own account, whichever door they use: sessions, consents,
notices and pictures.  Each door registers these functions under its own permissions."""

from typing import Any, Literal
from uuid import UUID

from ninja import File, Form, Query, Schema
from ninja.files import UploadedFile

from doorstep.insight.notices import commands as notice_commands
from doorstep.insight.notices import queries as notices
from doorstep.kernel import edge, files, text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.models import FileRow
from doorstep.people.accounts import commands, outward, queries
from doorstep.people.accounts.commands import SignIn
from doorstep.surfaces.shapes import Code, Done, Entered, Iso, Page, Paging, Phone, words

CODE_RATE, SIGN_IN_RATE = edge.Rate(20, 60), edge.Rate(40, 60)
PICTURE_RATE = edge.Rate(60, 60)
ADDRESS_SECONDS = 900
Purpose = Literal[
    "terms",
    "privacy",
    "location",
    "id_documents",
    "face",
    "share_with_merchant",
    "share_with_insurer",
    "recording",
    "marketing",
    "personal_ranking",
]
KEPT_DAYS = {"order.photo": 180, "review.photo": 720, "dispute.photo": 1_095}
KEPT_DAYS |= {"worker.photo": 1_095, "identity.document": 1_825}
PicturePurpose = Literal["order.photo", "review.photo", "dispute.photo"]
WorkerPicturePurpose = Literal["worker.photo", "identity.document", "dispute.photo"]


class CodeWanted(Schema):
    """The phone that a login code goes to."""

    phone: Phone


class PhoneSignIn(Schema):
    """A phone and the code that was sent to it."""

    phone: Phone
    code: words(12, 1)
    client: words(200) = ""


class WechatSignIn(Schema):
    """What the mini program gave: a log-in code and, if the person agreed, a phone code."""

    code: words(200, 1)
    phone_code: words(200) = ""
    client: words(200) = ""


class WechatCode(Schema):
    """A code that the mini program gave for one thing."""

    code: words(200, 1)


class SessionSeen(Schema):
    """One signed-in device."""

    id: UUID
    role: str
    city_id: int
    client: str
    created_at: Iso
    last_seen_at: Iso
    ends_at: Iso
    is_this: bool


class ConsentTextSeen(Schema):
    """A text to be agreed to, in the version that counts now."""

    purpose: str
    text_version: str
    title: str
    text: str


class ConsentGiven(Schema):
    """The version of the text that was read and agreed to."""

    text_version: words(40, 1)


class ConsentSeen(Schema):
    """What was allowed, and when it was taken back."""

    purpose: str
    text_version: str
    given_at: Iso
    withdrawn_at: Iso | None


class NoticeSeen(Schema):
    """One thing that the caller was told."""

    id: UUID
    kind: str
    text: str
    order_id: UUID | None
    made_at: Iso
    read_at: Iso | None


class NoticesSeen(Page[NoticeSeen]):
    """A page of notices, and how many wait to be read."""

    unread: int


class Allowance(Schema):
    """How many subscribe messages of a template the caller's taps allowed."""

    template: Code
    count: Literal[1, 2, 3, 4, 5] = 1


class AllowanceSeen(Schema):
    """How many messages are allowed now."""

    template: str
    left: int


class AllowanceAsked(AllowanceSeen):
    """A message that the app can ask to be allowed, under the channel's id of its template."""

    template_id: str


class PictureKept(Schema):
    """A picture that was kept, and the short address under which it can be seen."""

    id: UUID
    url: str


def request_code(act: Act, body: CodeWanted) -> Done:
    """Send a login code to a phone."""
    outward.request_code(act, phone=body.phone)
    return Done()


def entered(entry: SignIn) -> Entered:
    """A new session as the client keeps it."""
    session = entry.session
    assert session is not None, "a refused sign-in was raised"
    return Entered(
        token=entry.token,
        session_id=session.id,
        city_id=session.city_id,
        role=session.role,
        ends_at=session.ends_at,
    )


def list_sessions(act: Act) -> list[SessionSeen]:
    """The devices on which the caller is signed in."""
    return [
        SessionSeen(
            id=one.id,
            role=one.role,
            city_id=one.city_id,
            client=one.client,
            created_at=one.created_at,
            last_seen_at=one.last_seen_at,
            ends_at=one.ends_at,
            is_this=one.id == act.session_id,
        )
        for one in queries.sessions_of(act)
    ]


def end_session(act: Act, session_id: UUID) -> Done:
    """Sign one device out."""
    commands.end_session(act, session_id=session_id)
    return Done()


def end_other_sessions(act: Act) -> Done:
    """Sign every other device out."""
    commands.end_other_sessions(act)
    return Done()


def link_wechat(act: Act, body: WechatCode) -> Done:
    """Let the mini program know this account from now on."""
    outward.link_wechat(act, code=body.code)
    return Done()


def record_phone(act: Act, body: WechatCode) -> Done:
    """Keep the phone that the mini program vouches for."""
    outward.record_phone(act, phone_code=body.code)
    return Done()


def list_consents(act: Act) -> Any:
    """Everything the caller ever allowed, newest first."""
    return queries.consents_of(act)


def list_consent_texts(act: Act) -> list[ConsentTextSeen]:
    """What is agreed to for each purpose now: the version to be sent, title and words."""
    return [
        ConsentTextSeen(
            purpose=one.purpose,
            text_version=one.version,
            title=text.say(one.title, act.language),
            text=text.say(one.text, act.language),
        )
        for one in queries.consent_texts_unscoped()
    ]


def give_consent(act: Act, purpose: Purpose, body: ConsentGiven) -> Any:
    """Allow a purpose under a text."""
    return commands.give_consent(act, purpose=purpose, text_version=body.text_version)


def withdraw_consent(act: Act, purpose: Purpose) -> Done:
    """Take a consent back."""
    commands.withdraw_consent(act, purpose=purpose)
    return Done()


def list_notices(act: Act, paging: Query[Paging]) -> Any:
    """What the caller was told, newest first."""
    rows, following = notices.mine(act, after=paging.after, size=paging.size)
    items = [
        NoticeSeen(
            id=row.id,
            kind=row.kind,
            text=text.say(row.text, act.language),
            order_id=row.order_id,
            made_at=row.made_at,
            read_at=row.read_at,
        )
        for row in rows
    ]
    return NoticesSeen(items=items, next=following, unread=notices.unread(act))


def read_notices(act: Act) -> Done:
    """Note that everything was read."""
    notice_commands.read_all(act)
    return Done()


def list_allowances(act: Act) -> list[AllowanceAsked]:
    """The messages that this app can ask for, and how many of each are allowed now."""
    return [
        AllowanceAsked(template=row.message, template_id=row.template_id, left=left)
        for row, left in notices.allowances(act)
    ]


def allow_messages(act: Act, body: Allowance) -> Any:
    """Note that the caller's tap allowed messages."""
    return notice_commands.allow_messages(act, message=body.template, count=body.count)


def keep_picture(
    act: Act, purpose: Form[PicturePurpose], picture: File[UploadedFile]
) -> PictureKept:
    """Keep a picture of the caller's, made anew without its hidden facts."""
    return kept_picture(act, purpose, picture)


def keep_worker_picture(
    act: Act, purpose: Form[WorkerPicturePurpose], picture: File[UploadedFile]
) -> PictureKept:
    """Keep a worker's portrait or the picture of a paper."""
    return kept_picture(act, purpose, picture)


def kept_picture(act: Act, purpose: str, picture: UploadedFile) -> PictureKept:
    """Keep an uploaded picture as the caller's own."""
    row = files.keep(
        act,
        purpose=purpose,
        owner=act.person_id,
        content=content_of(picture),
        kind=picture.content_type or "",
        retain_days=KEPT_DAYS[purpose],
    )
    return PictureKept(id=row.id, url=files.address(row.id, seconds=ADDRESS_SECONDS))


def content_of(picture: UploadedFile) -> bytes:
    """The bytes of an upload; nothing is read of one that is too large anyhow."""
    if (picture.size or 0) > files.BYTES_MAX:
        raise files.NotAPicture()
    return picture.read()


def see_picture(act: Act, picture_id: UUID) -> PictureKept:
    """A fresh address of one's own picture."""
    _own(act, [picture_id])
    return PictureKept(id=picture_id, url=files.address(picture_id, seconds=ADDRESS_SECONDS))


def own_pictures(act: Act, picture_ids: list[UUID]) -> list[UUID]:
    """The same pictures, if every one of them is the caller's own.  Refuses with Invalid."""
    try:
        if picture_ids:
            _own(act, picture_ids)
    except NotFound as error:
        raise Invalid([{"field": "photo_ids", "reason": "unknown"}]) from error
    return picture_ids


def _own(act: Act, picture_ids: list[UUID]) -> None:
    wanted = set(picture_ids)
    mine = FileRow.objects.of(act).filter(
        id__in=wanted, owner_person_id=act.person_id, ended_at__isnull=True
    )
    if act.person_id is None or mine.count() != len(wanted):
        raise NotFound()


def url_of(picture_id: UUID | str | None) -> str | None:
    """A short-lived address of a picture that the caller may see."""
    if picture_id is None:
        return None
    return files.address(UUID(str(picture_id)), seconds=ADDRESS_SECONDS)
