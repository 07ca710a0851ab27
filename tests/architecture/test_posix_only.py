"""What only POSIX has stays in the one file that knows which system this is."""

import ast

THE_PLACE = "bridge/flow/platform.py"
MODULES = {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "posix", "readline"}
NAMES = {
    "os": {"fork", "forkpty", "getuid", "geteuid", "kill", "killpg", "mkfifo", "nice", "setsid"}
    | {"sched_setaffinity", "sched_getaffinity", "sched_setscheduler", "uname", "getpgid"},
    "signal": {"SIGKILL", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGCHLD"}
    | {"alarm", "pause", "setitimer", "pthread_kill", "sigwait"},
    "socket": {"AF_UNIX"},
}


def test_only_one_file_uses_what_windows_lacks(sources):
    wrong = [
        f"{source.where}:{line}: {name}"
        for source in sources
        if source.where != THE_PLACE
        for line, name in (*_imports(source), *_attributes(source))
    ]
    title = f"Windows has none of these; {THE_PLACE} is where systems differ:"
    assert not wrong, "\n  ".join([title, *wrong])


def test_files_are_opened_with_an_encoding(sources):
    wrong = [
        f"{source.where}:{node.lineno}: {_called(node)}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and _called(node) in ("read_text", "write_text")
        and not any(keyword.arg == "encoding" for keyword in node.keywords)
        and len(node.args) < 2
        and "files(" not in ast.unparse(node.func)  # package resources are UTF-8 anyway
    ]
    title = "without an encoding, Windows reads and writes its own code page:"
    assert not wrong, "\n  ".join([title, *wrong])


def _imports(source):
    for line, name in source.imports():
        module, _, attribute = name.rpartition(".")
        if name in MODULES or attribute in NAMES.get(module, ()):
            yield line, name


def _attributes(source):
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            continue
        if node.attr in NAMES.get(node.value.id, ()):
            yield node.lineno, f"{node.value.id}.{node.attr}"


def _called(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""
