"""The methods of an archive for memory: what is neither a fact nor derived from facts."""

from collections.abc import Iterable, Mapping

from storage import memory, reviews
from storage.open_archive import OpenArchive
from storage.rows import Remembered, Review


class MemoryArchive(OpenArchive):
    """Memory: values by topic and name, reviews by persons, and which changes were announced."""

    def remember(self, topic: str, name: str, value: Mapping[str, object], *, at: str) -> None:
        """Keep a value, replacing the one of the same topic and name.

        Args:
            topic: what kind of value it is: health, column, rest, … (each module that remembers has its own).
            name: what it is the value of, such as a source or a host.
            value: JSON values by name.
            at: the present moment; a merge keeps the later value.
        """
        with self.transaction():
            memory.remember_value(self.db, topic, name, value, at)

    def recall(self, topic: str, name: str) -> Remembered | None:
        """Return the value of a topic and a name; None when nothing was kept.

        Args:
            topic: what kind of value it is.
            name: what it is the value of.
        """
        with self.reading():
            return memory.recall_value(self.db, topic, name)

    def recall_all(self, topic: str) -> list[Remembered]:
        """Return all values of a topic, by name."""
        with self.reading():
            return memory.recall_topic(self.db, topic)

    def forget_memory(self, topic: str, name: str) -> None:
        """Remove the value of a topic and a name, if there is one.

        Args:
            topic: what kind of value it is.
            name: what it is the value of.
        """
        with self.transaction():
            memory.forget_value(self.db, topic, name)

    def save_reviews(self, given: Iterable[Review]) -> None:
        """Keep reviews as one transaction; of two by one person of one thing the later stays.

        Args:
            given: the reviews, each with its moment.
        """
        with self.transaction():
            reviews.save_reviews(self.db, given)

    def reviews(self) -> list[Review]:
        """Return all reviews, the oldest first."""
        with self.reading():
            return reviews.load_reviews(self.db)

    def announce(self, change_ids: Iterable[str], *, at: str) -> None:
        """Remember that changes were listed to the user.

        Args:
            change_ids: ids of the changes.
            at: the present moment.
        """
        with self.transaction():
            memory.remember_announced(self.db, change_ids, at)

    def unannounced(self) -> list[str]:
        """Return the ids of changes that were never listed, in the order in which their texts were seen."""
        with self.reading():
            return memory.load_unannounced(self.db)

    def forget_untold(self) -> None:
        """Note that the events of all fetches were listed to the user, those that a merge brought too."""
        with self.transaction():
            self.db.execute("DELETE FROM untold")
