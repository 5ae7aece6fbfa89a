"""The payment channel's small twin for the doors: opens every charge, and can say no."""

from dataclasses import dataclass, field

from doorstep.money.payments.ports import (
    ChannelRefusal,
    ChargeOrder,
    ChargeState,
    Payee,
    PayerStep,
)


@dataclass
class ChannelTwin:
    """Keeps what it was asked; nobody has paid anything."""

    asked: list[ChargeOrder] = field(default_factory=list)
    refusal: ChannelRefusal | None = None

    def start_charge(self, order: ChargeOrder) -> PayerStep | ChannelRefusal:
        """The payer's next step by the scene."""
        self.asked.append(order)
        if self.refusal is not None:
            return self.refusal
        if order.scene == "jsapi":
            return PayerStep(number=order.number, prepay={"package": f"prepay_id={order.number}"})
        if order.scene == "native":
            return PayerStep(number=order.number, code_url=f"weixin://pay/{order.number}")
        return PayerStep(number=order.number, h5_url=f"https://pay.example/{order.number}")

    def query_charge(self, number: str, payee: Payee) -> ChargeState:
        """Not paid."""
        return ChargeState(number=number, payee=payee, state="open")


def from_settings() -> ChannelTwin:
    """A fresh twin."""
    return ChannelTwin()
