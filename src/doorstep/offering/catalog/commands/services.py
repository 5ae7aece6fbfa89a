"""Verbs that load trade packs and change services; every change of a service is a new version."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from doorstep.kernel import audit, text
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.catalog import packs, queries, rules
from doorstep.offering.catalog.commands.plans import publish_share_plan, publish_terms
from doorstep.offering.catalog.commands.prices import load_prices
from doorstep.offering.catalog.commands.versions import next_number
from doorstep.offering.catalog.events import ServiceChanged, TradePackLoaded
from doorstep.offering.catalog.models import (
    OFF,
    ON,
    BundleProduct,
    PassProduct,
    Service,
    Trade,
)

SERVICE_FIELDS = (
    "name",
    "description",
    "category",
    "ways",
    "timings",
    "skills",
    "licences",
    "unit",
    "duration",
    "choices",
    "deposit_rule",
    "sop",
    "radius_m",
    "crew",
    "buffer_before_minutes",
    "buffer_after_minutes",
    "synonyms",
    "includes",
    "excludes",
)
SAID = ("name", "description", "includes", "excludes")
"""What customers read of a service in words."""


@command
def load_trade_pack(act: Act, *, pack: Mapping[str, Any]) -> Trade:
    """Make a trade pack count from now on; the same version with the same content changes nothing.

    The first load also publishes the pack's prices, terms and share plans; a later version brings
    services, steps, words, and prices only for what has none yet: the city's own stay.
    Refuses with Invalid, PackVersionUsed, ForbiddenWord, NameNotAllowed, AboveCap.
    """
    wanted = packs.checked(dict(pack))
    digest = packs.digest(wanted)
    kept: Trade | None = Trade.objects.of(act).lock().filter(code=wanted.code).first()
    if kept is not None:
        if kept.pack_version == wanted.version and kept.digest == digest:
            return kept
        if kept.pack_version >= wanted.version:
            raise rules.PackVersionUsed(version=wanted.version)
    _own_codes(act, wanted)
    words = wanted.words.model_dump(mode="json")
    unlocked = kept.unlocked if kept is not None else []
    for service in wanted.services:
        said = service.model_dump(mode="json", include=set(SAID))
        _check_words(words, unlocked, said)
    trade = kept or Trade(city_id=act.city_id, code=wanted.code)
    trade.name = wanted.name
    trade.category = wanted.category
    trade.pack_version = wanted.version
    trade.digest = digest
    trade.standards = list(wanted.standards)
    trade.words = words
    trade.facts = wanted.model_dump(
        mode="json",
        include={
            "rest",
            "safety",
            "warranty_days",
            "review_tags",
            "skills",
            "licences",
            "optional",
        },
    )
    trade.pinyin_key = text.pinyin_key(wanted.name["zh-CN"])
    trade.loaded_at = act.at
    trade.save()
    _load_services(act, trade, wanted)
    _load_products(act, trade, wanted)
    load_prices(act, trade, wanted)
    if kept is None:
        publish_terms(act, trade_code=trade.code, terms=wanted.terms.model_dump(mode="json"))
        for shares in wanted.shares:
            publish_share_plan(act, category=wanted.category, shares=shares.model_dump())
    tell(act, TradePackLoaded(trade_id=trade.id, code=trade.code, pack_version=wanted.version))
    return trade


@command
def change_service(act: Act, *, service_id: UUID, changes: Mapping[str, Any]) -> Service:
    """Publish the next version of a service with some of its facts changed.

    Refuses with NotFound, Withdrawn, Invalid, ForbiddenWord, NameNotAllowed.
    """
    unknown = set(changes) - set(SERVICE_FIELDS) - {"category"}
    if unknown:
        raise Invalid([{"field": field, "reason": "unknown"} for field in sorted(unknown)])
    old: Service | None = Service.objects.of(act).lock().filter(id=service_id).first()
    if old is None:
        raise NotFound
    if old.ended_at is not None:
        raise rules.Withdrawn
    fields = {field: getattr(old, field) for field in SERVICE_FIELDS} | dict(changes)
    _check_service(fields)
    _check_words(old.trade.words, old.trade.unlocked, fields)
    if all(fields[field] == getattr(old, field) for field in SERVICE_FIELDS):
        return old
    return _next_version(act, old.trade, old.code, fields, old)


@command
def switch_service(act: Act, *, service_id: UUID, on: bool) -> Service:
    """Offer a service again, or stop offering it; refuses with NotFound, Withdrawn."""
    row: Service | None = Service.objects.of(act).lock().filter(id=service_id).first()
    if row is None:
        raise NotFound
    if row.ended_at is not None:
        raise rules.Withdrawn
    row.state = ON if on else OFF
    row.save()
    _tell_service(act, row)
    return row


@command
def unlock_words(act: Act, *, trade_code: str, licence: str) -> Trade:
    """Let the words that a licence on file unlocks be used; refuses with NotFound."""
    trade: Trade | None = Trade.objects.of(act).lock().filter(code=trade_code).first()
    if trade is None:
        raise NotFound
    if licence not in trade.unlocked:
        trade.unlocked = sorted([*trade.unlocked, licence])
        trade.save()
        audit.note(act, "catalog.unlock_words", subject=("trade", trade.id), detail={"by": licence})
    return trade


def _own_codes(act: Act, pack: packs.Pack) -> None:
    """Refuses with Invalid a code under which another trade sells its service."""
    codes = [one.code for one in pack.services]
    rows = Service.objects.of(act).filter(trade__city_id=act.city_id, code__in=codes)
    others = set(rows.exclude(trade__code=pack.code).values_list("code", flat=True))
    if others:
        raise Invalid(
            [{"field": f"services.{code}", "reason": "of another trade"} for code in sorted(others)]
        )


def _check_words(
    words: Mapping[str, Any], unlocked: Sequence[str], said: Mapping[str, Any]
) -> None:
    """Refuses with ForbiddenWord, NameNotAllowed what customers would read of a service."""
    texts = [said["name"], said["description"], *said["includes"], *said["excludes"]]
    rules.check_words(words, [word for one in texts for word in one.values()], unlocked)
    rules.check_name(words, said["name"]["zh-CN"])


def _check_service(fields: Mapping[str, Any]) -> None:
    choices, names = fields["choices"], ("variants", "options", "materials")
    if not isinstance(choices, dict) or set(choices) != set(names):
        raise Invalid([{"field": "choices", "reason": "variants, options, materials"}])
    packs.checked_part(
        packs.ServiceOfPack,
        {
            "code": "checked",
            **{
                field: fields[field]
                for field in SERVICE_FIELDS
                if field not in ("choices", "deposit_rule", "category")
            },
            "deposit": fields["deposit_rule"],
            **{name: [{**one, "amount_fen": 0} for one in choices[name]] for name in names},
        },
    )


def _load_services(act: Act, trade: Trade, pack: packs.Pack) -> None:
    live = {
        row.code: row
        for row in Service.objects.of(act).lock().filter(trade=trade, ended_at__isnull=True)
    }
    for service in pack.services:
        kept = service.model_dump(
            mode="json",
            exclude={"code", "deposit", "variants", "options", "materials"},
        )
        fields = {
            **kept,
            "category": pack.category,
            "deposit_rule": service.deposit.model_dump(mode="json"),
            "choices": {
                name: [
                    one.model_dump(mode="json", exclude={"amount_fen"})
                    for one in getattr(service, name)
                ]
                for name in ("variants", "options", "materials")
            },
        }
        old = live.pop(service.code, None)
        if old is None or any(fields[f] != getattr(old, f) for f in SERVICE_FIELDS):
            _next_version(act, trade, service.code, fields, old)
    for gone in live.values():
        gone.ended_at = act.at
        gone.save()
        _tell_service(act, gone)


def _next_version(
    act: Act, trade: Trade, code: str, fields: Mapping[str, Any], old: Service | None
) -> Service:
    if old is not None:
        old.ended_at = act.at
        old.save()
    row = Service.objects.create(
        city_id=act.city_id,
        trade=trade,
        code=code,
        version=next_number(Service.objects.of(act).filter(code=code)),
        search=queries.search_bigrams(fields["name"], fields["synonyms"]),
        pinyin_key=text.pinyin_key(fields["name"]["zh-CN"]),
        state=old.state if old is not None else ON,
        valid_from=act.at,
        **fields,
    )
    _tell_service(act, row)
    return row


def _load_products(act: Act, trade: Trade, pack: packs.Pack) -> None:
    for kind in (PassProduct, BundleProduct):
        kind.objects.of(act).filter(trade=trade, ended_at__isnull=True).update(ended_at=act.at)
    shared = {
        "city_id": act.city_id,
        "trade": trade,
        "version": pack.version,
        "valid_from": act.at,
    }
    for card in pack.passes:
        kept = card.model_dump(mode="json", exclude={"service"})
        PassProduct.objects.create(service_code=card.service, **kept, **shared)
    for bundle in pack.bundles:
        BundleProduct.objects.create(**bundle.model_dump(mode="json"), **shared)


def _tell_service(act: Act, row: Service) -> None:
    tell(
        act,
        ServiceChanged(
            service_id=row.id, code=row.code, service_version=row.version, state=row.state
        ),
    )
