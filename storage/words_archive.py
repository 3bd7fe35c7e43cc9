"""The methods of an archive for the words of reports: phrases and their uses."""

from collections.abc import Iterable

from storage import words
from storage.open_archive import OpenArchive
from storage.rows import CountedUse, PhraseRow


class WordsArchive(OpenArchive):
    """Phrases: written by pipelines/compare."""

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
