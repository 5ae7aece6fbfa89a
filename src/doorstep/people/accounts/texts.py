"""The texts that people agree to, by purpose: the version that counts now, in both languages."""

from dataclasses import dataclass

VERSION = "2026-01"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What is agreed to: its purpose, version, title and words."""

    purpose: str
    version: str
    title: dict[str, str]
    text: dict[str, str]


def _text(purpose: str, title_zh: str, title_en: str, zh: str, en: str) -> ConsentText:
    return ConsentText(
        purpose, VERSION, {"zh-CN": title_zh, "en": title_en}, {"zh-CN": zh, "en": en}
    )


CONSENT_TEXTS = (
    _text(
        "terms",
        "服务协议",
        "Terms of service",
        "您在下单前看到价格、取消规则和争议期限；下单后按当时看到的版本执行，之后的改动不影响已下的订单。",
        "Price, cancellation rules and dispute window are shown before you order; what you saw is "
        "what counts, and later changes do not touch an order that was placed.",
    ),
    _text(
        "privacy",
        "隐私说明",
        "Privacy",
        "手机号、姓名和地址加密保存，只在订单需要的阶段向服务人员开放，订单结束后关闭；您可随时导出或注销。",
        "Phone, name and address are kept encrypted, opened to the worker only while the order "
        "needs them and closed after it; you may export or erase them at any time.",
    ),
    _text(
        "location",
        "位置信息（单独同意）",
        "Location (asked separately)",
        "上岗期间只保留粗略位置用于派单；出发到到达期间使用精确位置，客户可以看到；下岗后不记录。行程轨迹30天后删除，"
        "有争议的除外。您可随时撤回，撤回后无法接即时单。",
        "On duty only a coarse place is kept, for dispatch; from setting out to arriving the exact "
        "place is used and the customer sees it; off duty nothing is kept. Tracks are deleted "
        "after 30 days unless a dispute holds them. You may take this back at any time; then no "
        "instant orders come.",
    ),
    _text(
        "id_documents",
        "证件信息（单独同意）",
        "Identity papers (asked separately)",
        "证件照片和号码仅用于核验身份与资质，加密保存，审核人员查看须留下原因；离开平台后按法律规定的期限删除。",
        "Pictures and numbers of papers serve only to verify identity and licences; they are kept "
        "encrypted, a reviewer's look keeps its reason, and they are deleted when the law allows.",
    ),
    _text(
        "face",
        "人脸核验（单独同意）",
        "Face check (asked separately)",
        "人脸仅用于核对本人，可以选择人工核验代替；原始照片核对后删除，模板加密保存。",
        "The face serves only to check that it is you, and a person can check instead; the raw "
        "picture is deleted after the check and the template is kept encrypted.",
    ),
    _text(
        "share_with_merchant",
        "与商家共享信息",
        "Sharing with the merchant",
        "由商家提供服务时，商家会看到履约所需的姓名、地址和联系方式，订单结束后关闭。",
        "Where a merchant serves you, they see the name, address and contact that the order needs, "
        "closed after it.",
    ),
    _text(
        "share_with_insurer",
        "与保险公司共享信息",
        "Sharing with the insurer",
        "投保或理赔时，向保险公司提供订单与身份信息，仅用于该保险。",
        "To insure an order or settle a claim, the insurer gets the order and who you are, for "
        "that insurance alone.",
    ),
    _text(
        "recording",
        "录音录像（双方单独同意）",
        "Recording (both sides are asked)",
        "服务过程的录音录像须双方同意并明显提示，加密保存，仅在处理纠纷时由授权人员打开，到期删除。",
        "A visit is recorded only when both agree and both are told; it is kept encrypted, opened "
        "only for a case, and deleted when its time is over.",
    ),
    _text(
        "marketing",
        "营销信息",
        "Marketing",
        "接收优惠与活动消息，可随时关闭，不影响使用。",
        "Offers and campaigns by message; you may switch it off at any time, and nothing else "
        "depends on it.",
    ),
    _text(
        "personal_ranking",
        "个性化推荐",
        "Personal ranking",
        "根据您的订单排列推荐内容；关闭后按统一规则排列，价格不因人而异。",
        "Suggestions are sorted by your orders; switched off, they are sorted for everybody alike. "
        "Prices never depend on the person.",
    ),
)
