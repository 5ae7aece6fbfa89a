"""The mini-program API's way of saying no: HTTP 200 with an errcode."""

WORDS = {
    40001: "invalid credential, access_token is invalid or not latest",
    40003: "invalid openid",
    40013: "invalid appid",
    40029: "invalid code",
    40125: "invalid appsecret",
    40163: "code been used",
    40037: "invalid template_id",
    41002: "appid missing",
    41030: "invalid page",
    42001: "access_token expired",
    43101: "user refuse to accept the msg",
    45009: "reach max api daily quota limit",
    47001: "data format error",
    47003: "argument invalid",
    40097: "invalid args",
    40169: "invalid length for scene, or the data is not json string",
}


class MiniRefused(Exception):
    """A refusal with its errcode."""

    def __init__(self, errcode: int, about: str = "") -> None:
        super().__init__(errcode)
        self.errcode = errcode
        self.errmsg = WORDS.get(errcode, "system error") + (f" {about}" if about else "")

    def document(self) -> dict[str, object]:
        """The body of the answer."""
        return {"errcode": self.errcode, "errmsg": self.errmsg}
