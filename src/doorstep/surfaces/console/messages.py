"""The template book of subscribe messages: what the city's apps send, and from which facts."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from doorstep.insight.notices import commands, queries
from doorstep.kernel.act import Act
from doorstep.surfaces.console.entrance import HOUSE, KEEPERS, door
from doorstep.surfaces.shapes import Code, Iso, words


class TemplateSent(Schema):
    """The channel's id of a template, and which fact fills which of its fields."""

    template_id: words(64, 1)
    fields: Annotated[dict[str, words(40, 1)], Field(min_length=1, max_length=5)]


class TemplateSeen(Schema):
    """One message of the book."""

    message: str
    template_id: str
    fields: dict[str, str]
    set_at: Iso


@door.get("/message-templates", **HOUSE, duties=KEEPERS, answers_with=list[TemplateSeen])
def list_templates(act: Act) -> Any:
    """The messages that the city's apps can send."""
    return list(queries.templates(act).values())


@door.put("/message-templates/{message}", **HOUSE, duties=KEEPERS, answers_with=TemplateSeen)
def set_template(act: Act, message: Code, body: TemplateSent) -> Any:
    """Say under which id and with which fields a message is sent."""
    return commands.set_template(
        act, message=message, template_id=body.template_id, fields=body.fields
    )
