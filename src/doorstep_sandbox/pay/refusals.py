"""The channel's refusals: every error code with its HTTP status and its usual message."""

CODES: dict[str, tuple[int, str]] = {
    "PARAM_ERROR": (400, "参数错误"),
    "INVALID_REQUEST": (400, "请求不符合业务规则"),
    "APPID_MCHID_NOT_MATCH": (400, "appid和mch_id不匹配"),
    "MCH_NOT_EXISTS": (400, "商户号不存在"),
    "ORDER_CLOSED": (400, "订单已关闭"),
    "ALREADY_EXISTS": (400, "单号已存在，且内容不一致"),
    "NO_STATEMENT_EXIST": (400, "账单文件不存在"),
    "STATEMENT_CREATING": (400, "账单生成中"),
    "SIGN_ERROR": (401, "签名错误"),
    "ORDERPAID": (403, "订单已支付"),
    "OUT_TRADE_NO_USED": (403, "商户订单号重复"),
    "NOT_ENOUGH": (403, "余额不足"),
    "NO_AUTH": (403, "商户无权限"),
    "RULE_LIMIT": (403, "业务规则限制"),
    "USER_ERROR": (403, "用户账户异常"),
    "USER_ACCOUNT_ABNORMAL": (403, "用户账户异常"),
    "TRADE_ERROR": (403, "交易错误"),
    "ORDER_NOT_EXIST": (404, "订单不存在"),
    "RESOURCE_NOT_EXISTS": (404, "查询的资源不存在"),
    "NOT_FOUND": (404, "记录不存在"),
    "FREQUENCY_LIMITED": (429, "频率超限"),
    "BANK_ERROR": (500, "银行系统异常"),
    "SYSTEM_ERROR": (500, "系统异常，请使用相同单号重试"),
    "BAD_GATEWAY": (502, "网关异常"),
    "SERVICE_UNAVAILABLE": (503, "服务暂不可用"),
}


class Refused(Exception):
    """The channel says no: nothing was changed."""

    def __init__(self, code: str, message: str = "", field: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.status, usual = CODES[code]
        self.message = message or usual
        self.field = field

    def document(self) -> dict[str, object]:
        """The body of the answer."""
        answer: dict[str, object] = {"code": self.code, "message": self.message}
        if self.field:
            answer["detail"] = {"field": self.field, "issue": self.message, "location": "body"}
        return answer
