"""The two kinds of rows: rows of a city, and the few that are global."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import CheckConstraint, F, Func, IntegerField, Q
from django.db.models.base import ModelBase

from doorstep.kernel import ids, memory


class CityOf(Func):
    """The city's number in the last two octets of an id, computed by the database."""

    template = (
        "(get_byte(uuid_send(%(expressions)s), 14) * 256"
        " + get_byte(uuid_send(%(expressions)s), 15))"
    )
    output_field = IntegerField()


class IdField(models.UUIDField):
    """The primary key: made by kernel.ids for the row's city when the row is first saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"primary_key": True, "editable": False, "serialize": False}
        super().__init__(*args, **kwargs)

    def get_pk_value_on_save(self, instance: Any) -> UUID:
        """A fresh id of the row's city."""
        return ids.new(getattr(instance, "city_id", 0))


class CityKey(models.ForeignKey):
    """A foreign key within a city: lazy reads name the city, a check holds both in it."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs.setdefault("related_name", "+")
        kwargs.setdefault("db_index", False)
        super().__init__(to, on_delete, **kwargs)

    def get_extra_descriptor_filter(self, instance: Any) -> dict[str, Any]:
        """Reading the other row names the city, so the statement routes itself."""
        return {"city_id": instance.city_id}


class _CityRowBase(ModelBase):
    """Adds to each row of a city the checks that its id and its keys carry the row's city."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any
    ) -> Any:
        meta = attrs.get("Meta") or type("Meta", (), {})
        if not getattr(meta, "abstract", False) and not getattr(meta, "proxy", False):
            keys = [n for n, f in attrs.items() if isinstance(f, CityKey)]
            checks = [_same_city("id", name)] + [_same_city(f"{key}_id", name) for key in keys]
            constraints = [*getattr(meta, "constraints", []), *checks]
            attrs["Meta"] = type("Meta", (meta,), {"constraints": constraints})
        return super().__new__(cls, name, bases, attrs, **kwargs)


def _same_city(column: str, model: str) -> CheckConstraint:
    name = f"{model.lower()[:34]}_{column[:17]}_in_city"
    condition = Q(city_id=CityOf(F(column)))
    if column != "id":
        condition |= Q(**{f"{column}__isnull": True})
    return CheckConstraint(condition=condition, name=name)


class CityQuerySet(models.QuerySet[Any]):
    """Questions about rows of a city begin with the city."""

    def of(self, act: Any) -> "CityQuerySet":
        """Only the rows of the act's city."""
        return self.filter(city_id=act.city_id)

    def lock(self) -> "CityQuerySet":
        """The rows locked for a change that keeps their keys."""
        return self.select_for_update(no_key=True, of=("self",)).order_by("id")


class CityRow(models.Model, metaclass=_CityRowBase):
    """A row of a city: its id carries the city's number, every statement names the city."""

    id = IdField()
    city_id = models.PositiveIntegerField(editable=False)

    objects = CityQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert a new row, or update this one in its city."""
        if self._state.adding:
            kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def _do_update(self, base_qs: Any, *args: Any, **kwargs: Any) -> Any:
        return super()._do_update(base_qs.filter(city_id=self.city_id), *args, **kwargs)

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: Any = None,
    ) -> None:
        """Read the row again, in its city."""
        rows = from_queryset if from_queryset is not None else type(self)._base_manager.all()
        super().refresh_from_db(using, fields, rows.filter(city_id=self.city_id))


class ReferenceQuerySet(CityQuerySet):
    """Rows that processes remember: whoever writes many of them at once makes this one forget."""

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Insert rows."""
        memory.changed()
        return super().bulk_create(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """Change rows."""
        memory.changed()
        return super().update(**kwargs)


class ReferenceRow(CityRow):
    """A row of a city that is often asked and seldom changed, so that processes remember it."""

    objects: ClassVar[Any] = ReferenceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row, and forget what was remembered."""
        memory.changed()
        super().save(*args, **kwargs)


class GlobalRow(models.Model):
    """A row of no city: persons, logins, sessions, consents, keys and small reference tables."""

    id = IdField()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert a new row, or update this one."""
        if self._state.adding:
            kwargs["force_insert"] = True
        super().save(*args, **kwargs)
