"""Rows of a city carry it everywhere: in ids, keys, unique rules and indexes."""

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.management import call_command
from django.db import connection, models

from doorstep.kernel.rows import CityKey, CityRow, IdField

GLOBAL = {
    "accounts.Brand": "a brand may run several cities",
    "accounts.City": "the reference row of a city itself",
    "accounts.Consent": "belongs to a person",
    "accounts.Login": "names are global: (appid, openid) and the phone's index",
    "accounts.LoginCode": "belongs to a phone before anyone is known",
    "accounts.Person": "keeps only login, vault and consents",
    "accounts.Credential": "an operator's password and second factor belong to the person",
    "accounts.Session": "carries person and current city",
    "ledger.Kind": "the chart of accounts, the same in every city",
    "payments.Notice": "kept raw before anybody knows which city it is about",
    "kernel.Clock": "one row for the whole installation",
    "kernel.PersonKey": "belongs to a person",
}
OWN_KEYS = {
    "ledger.Posting": "keyed by city, journal and leg",
    "ledger.Snapshot": "keyed by city and account",
}
BY_THEMSELVES = {
    "journal_by_time": "a block-range index of an append-only table is scanned whole",
}
MODELS = [model for model in apps.get_models() if model.__module__.startswith("doorstep.")]


def _ours() -> list[type[models.Model]]:
    return [model for model in MODELS if model._meta.label not in GLOBAL]


def test_every_row_is_of_a_city_or_named_global() -> None:
    wrong = [
        model._meta.label
        for model in _ours()
        if not issubclass(model, CityRow) and model._meta.label not in OWN_KEYS
    ]

    assert not wrong, wrong


def test_rows_with_keys_of_their_own_begin_them_with_the_city() -> None:
    for model in MODELS:
        if model._meta.label in OWN_KEYS:
            assert model._meta.pk_fields[0].name == "city_id", model._meta.label


def test_the_list_of_global_rows_holds_nothing_else() -> None:
    labels = {model._meta.label for model in MODELS}
    still_city = {m._meta.label for m in MODELS if issubclass(m, CityRow)}

    assert not still_city & set(GLOBAL)
    assert set(GLOBAL) <= labels


def test_unique_rules_and_indexes_begin_with_the_city() -> None:
    wrong = []
    for model in _ours():
        for index in model._meta.indexes:
            first = index.fields[0].lstrip("-") if index.fields else "city_id"
            if first != "city_id" and index.name not in BY_THEMSELVES:
                wrong.append(f"{model._meta.label}: index {index.name}")
        for rule in model._meta.constraints:
            if isinstance(rule, models.UniqueConstraint) and rule.fields[:1] != ("city_id",):
                wrong.append(f"{model._meta.label}: unique {rule.name}")
            if isinstance(rule, ExclusionConstraint) and "city_id" not in str(rule.expressions[0]):
                wrong.append(f"{model._meta.label}: exclusion {rule.name}")
        for field in model._meta.fields:
            own = isinstance(field, IdField | models.CompositePrimaryKey)
            if field.unique and not own:
                wrong.append(f"{model._meta.label}: unique field {field.name}")

    assert not wrong, "\n".join(wrong)


def test_keys_stay_in_the_city_and_never_point_at_a_person() -> None:
    wrong = []
    for model in _ours():
        for field in model._meta.fields:
            if isinstance(field, models.ForeignKey):
                target = field.related_model._meta.label
                is_city_key = isinstance(field, CityKey)
                if target == "accounts.Person" or (target not in GLOBAL and not is_city_key):
                    wrong.append(f"{model._meta.label}.{field.name} -> {target}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_the_database_holds_the_city_of_every_id() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'c' AND conname LIKE '%%_id_in_city'"
        )
        held = {row[0] for row in cursor.fetchall()}
    managed = {model._meta.db_table for model in _ours() if issubclass(model, CityRow)}

    assert managed <= held, managed - held


@pytest.mark.django_db
def test_every_migration_is_written() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_migrations_name_no_upper_room() -> None:
    order = [app.label for app in apps.get_app_configs() if app.name.startswith("doorstep.")]
    wrong = []
    for app in apps.get_app_configs():
        if app.name.startswith("doorstep."):
            for model in app.get_models():
                for field in model._meta.fields:
                    if isinstance(field, models.ForeignKey):
                        other = field.related_model._meta.app_label
                        if order.index(other) > order.index(app.label):
                            wrong.append(f"{model._meta.label}.{field.name} points up at {other}")
    assert not wrong, "\n".join(wrong)
