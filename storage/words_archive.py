"""The methods of an archive for the words of reports: phrases, their uses, passages taken over."""

from collections.abc import Iterable

from storage import words
from storage.open_archive import OpenArchive
from storage.rows import CountedUse, PhraseRow, ReuseRow, SoughtReport


class WordsArchive(OpenArchive):
    """Phrases and reuse: written by pipelines/compare."""

    def save_phrases(self, phrases: Iterable[PhraseRow]) -> None:
        """Make `phrases` hold exactly these; uses of others are removed."""
        with self.transaction():
            words.save_phrases(self.db, phrases)

    def drop_counted(self, versions: Iterable[str]) -> None:
        """Forget the uses of versions, by id."""
        with self.transaction():
            words.drop_counted(self.db, versions)

    def save_uses(self, version: str, mark: str, uses: Iterable[CountedUse]) -> None:
        """Write the uses of phrases in a version, replacing earlier ones.

        Args:
            version: the version's id.
            mark: which list was counted in which text.
            uses: one for each phrase and zone; none is an answer too.
        """
        with self.transaction():
            words.save_uses(self.db, version, mark, uses)

    def save_reuse(
        self, group: tuple[str, int, str], reports: Iterable[SoughtReport], reuses: Iterable[ReuseRow]
    ) -> None:
        """Write what the reports of one group took over, replacing what was found before.

        Args:
            group: code of the place above, year, and the mark of the texts that were compared.
            reports: the reports of the group.
            reuses: their passages.
        """
        with self.transaction():
            words.save_reuse(self.db, group, reports, reuses)

    def drop_unsought(self, held: Iterable[str], groups: Iterable[tuple[str, int]]) -> None:
        """Forget the passages of versions that are not among those held, and groups that there are no more."""
        with self.transaction():
            words.drop_unsought(self.db, held, groups)
