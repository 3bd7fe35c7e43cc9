"""Settings that are quick to copy, as each of hundreds of sources takes a copy of its own."""

from typing import Any

from scrapy.settings import BaseSettings, Settings, SettingsAttribute


class LightSettings(Settings):
    """Settings that hundreds of sources copy at once: copied by entry, where Scrapy copies to any depth."""

    def copy(self) -> "LightSettings":
        """A copy that may be changed; lists and classes in it are shared, and nobody changes those."""
        return light(self)


def light(settings: Settings) -> LightSettings:
    """Settings -> the same, quick to copy."""
    made = LightSettings.__new__(LightSettings)
    made.__dict__.update(settings.__dict__)
    made.frozen = False
    made.attributes = entries_of(settings)
    return made


def entries_of(settings: BaseSettings) -> dict[str, SettingsAttribute]:
    """The entries of settings, each new; a mapping among them is new too."""
    return {
        name: SettingsAttribute(own(each.value), each.priority) for name, each in settings.attributes.items()
    }


def own(value: Any) -> Any:
    """A value that may be changed without changing the original, where it is a mapping."""
    if not isinstance(value, BaseSettings):
        return dict(value) if isinstance(value, dict) else value
    made = type(value).__new__(type(value))
    made.__dict__.update(value.__dict__)
    made.attributes = entries_of(value)
    return made
