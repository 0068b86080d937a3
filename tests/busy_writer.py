"""A process that writes pairs of people from two threads until it is ended, and says which are kept."""

import sys
import threading
from itertools import count

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role, StakeholderKind
from dare_network.store.engine import open_engine, unit_of_work

VIEWER = Viewer("writer", Role.ADMINISTRATOR)


def main() -> None:
    """Write to the database of the first argument under the name of the second."""
    engine = open_engine(sys.argv[1])

    def write(who: str) -> None:
        for number in count():
            with unit_of_work(engine, VIEWER) as unit:
                for side in ("left", "right"):
                    unit.add(Stakeholder, {"kind": StakeholderKind.PERSON, "name": f"{who}.{number}.{side}"})
            sys.stdout.write(f"{who}.{number}\n")
            sys.stdout.flush()

    threads = [threading.Thread(target=write, args=[f"{sys.argv[2]}.{n}"]) for n in range(2)]
    for thread in threads:
        thread.start()


if __name__ == "__main__":
    main()
