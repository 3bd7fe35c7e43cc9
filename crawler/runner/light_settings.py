"""Settings that are quick to copy: each of hundreds of sources takes its own copy."""

from typing import Any

from scrapy.settings import BaseSettings, Settings, SettingsAttribute


class LightSettings(Settings):
    """Settings copied entry by entry, where Scrapy makes a deep copy."""

    def copy(self) -> "LightSettings":
        """Return a copy that may be changed; lists and classes in it are shared and must not be changed."""
        return light(self)


def light(settings: Settings) -> LightSettings:
    """Return the same settings, quick to copy."""
    made = LightSettings.__new__(LightSettings)
    made.__dict__.update(settings.__dict__)
    made.frozen = False
    made.attributes = entries_of(settings)
    return made


def entries_of(settings: BaseSettings) -> dict[str, SettingsAttribute]:
    """Return the entries of settings, each a new object; mappings among the values are copied too."""
    return {
        name: SettingsAttribute(own(each.value), each.priority) for name, each in settings.attributes.items()
    }


def own(value: Any) -> Any:
    """Return a value that may be changed without changing the original, if it is a mapping."""
    if not isinstance(value, BaseSettings):
        return dict(value) if isinstance(value, dict) else value
    made = type(value).__new__(type(value))
    made.__dict__.update(value.__dict__)
    made.attributes = entries_of(value)
    return made
