"""The inside of the ephemeral Prefect server: `python -m flows.server PARENT_PID LISTENING_SOCKET`.

Serves Prefect's API on a socket that it inherits, says so on standard output when it answers, and ends with its
parent. `flows.ephemeral` starts it with everything needless switched off.
"""

import socket
import sys

from flows.processes import die_with_parent


def main() -> None:
    """Serve until terminated."""
    die_with_parent(int(sys.argv[1]))
    import uvicorn  # noqa: PLC0415  some seconds of imports, after the parent's death is seen to
    from prefect.server.api.server import create_app  # noqa: PLC0415

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                sys.stdout.write("ready\n")
                sys.stdout.flush()

    listener = socket.socket(fileno=int(sys.argv[2]))
    config = uvicorn.Config(create_app(), log_level="error", lifespan="on", access_log=False)
    Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
