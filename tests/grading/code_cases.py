"""What students' code does to the machine and to the grading: (name, change, points expected, codes expected)."""

from nbformat.v4 import new_code_cell
from small_course import FULL, SQUARE, cell

FIRST = FULL | {"square-test": 0.0, "both-test": 0.0}  # what is left when Python dies in the second answer
SECOND_WRONG = FIRST  # the second answer is never defined, but Python lives


def in_answer(code):
    """Replace the second answer by `code`."""

    def change(notebook):
        cell(notebook, "square").source = code

    return change


def beside(code):
    """Add `code` to the second answer, which stays right."""
    return in_answer(f"{SQUARE}\n{code}")


def between(code):
    """Add a cell with `code` after the first test."""

    def change(notebook):
        index = notebook.cells.index(cell(notebook, "double-test"))
        notebook.cells.insert(index + 1, new_code_cell(code))

    return change


READ_ALL = """
import os
found = []
for place, folders, names in os.walk('/'):
    folders[:] = [f for f in folders if os.path.join(place, f) not in ('/proc', '/usr', '/sys', '/dev')]
    found += [n for n in names if n.endswith('.ipynb') or n == 'gradebook.db' or n == 'journal.jsonl']
    folders[:] = [f for f in folders if f not in ('site-packages', 'test', 'lib2to3')]
assert not found, found
"""
NETWORK = """
import socket
def reach(family, address):
    try:
        socket.socket(family, socket.SOCK_STREAM).connect(address)
    except OSError:
        return False
    return True
assert not reach(socket.AF_INET, ('1.1.1.1', 80))
assert not reach(socket.AF_INET, ('127.0.0.1', PORT))
assert not reach(socket.AF_UNIX, '\\0grading-test')
"""
PERSIST = """
import os, glob
left = [p for f in ('/submission', '/tmp', '/dev/shm') for p in glob.glob(f + '/*left-behind*')]
assert not left, left
for f in ('/submission', '/tmp', '/dev/shm'):
    open(f + '/left-behind', 'w').write('x')
for place in ('/', '/usr', '/etc', '/dev', os.path.dirname(os.__file__)):
    try:
        open(place + '/left-behind', 'w')
    except OSError:
        continue
    raise AssertionError(place)
"""
SECRETS = """
import os, glob
assert not any('SECRET' in name for name in os.environ)
for path in glob.glob('/proc/[0-9]*/environ'):
    try:
        assert b'SECRET' not in open(path, 'rb').read(), path
    except OSError:
        pass
"""
TRACE = """
import ctypes, glob, os
libc = ctypes.CDLL(None, use_errno=True)
others = [int(p[6:]) for p in glob.glob('/proc/[0-9]*') if int(p[6:]) != os.getpid()]
for pid in others:
    assert libc.ptrace(16, pid, 0, 0) != 0, pid  # PTRACE_ATTACH
    try:
        open(f'/proc/{pid}/mem', 'rb').close()
    except OSError:
        continue
    raise AssertionError(pid)
"""

CATCHES = """
import time
while True:
    try:
        while True: time.sleep(0.01)
    except KeyboardInterrupt: pass
"""
HELD = """
import time
x = []
try:
    while True:
        x.append(bytearray(10**6))
except MemoryError:
    x.pop()
    time.sleep(1)
"""
SHARED = """
import mmap, time
x = mmap.mmap(-1, 3 * 10**9)
for start in range(0, 3 * 10**9, 10**7):
    x[start : start + 10**7] = b"1" * 10**7
    time.sleep(0.01)
"""
HIDDEN_MEMORY = """
import mmap
kept = []
for _ in range(10):
    part = mmap.mmap(-1, 300_000_000)
    for at in range(0, 300_000_000, 4096):
        part[at] = 1
    part.madvise(mmap.MADV_DONTNEED)
    kept.append(part)
"""
NEW_RIGHTS = f"""
import ctypes, os
if (child := os.fork()) == 0:
    os._exit(0 if ctypes.CDLL(None).unshare(0x10000000) == 0 else 1)
if os.waitpid(child, 0)[1] != 0:
    exec({SQUARE!r})
"""
REFUSED = f"""
import ctypes, os
try:
    os.memfd_create("x")
except PermissionError:
    if ctypes.CDLL(None).shmget(0, 4096, 0o1600) < 0:
        exec({SQUARE!r})
"""
CHILDREN = """
import os, time
for i in range(8):
    if os.fork() == 0:
        x = b'1' * 90_000_000
        time.sleep(60)
time.sleep(60)
"""
THREADS = """
import threading, time
for i in range(10**4):
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
"""
ORPHAN = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(98765)
    os._exit(0)
"""
NONSENSE = """
k = get_ipython().kernel
k.session.send(k.iopub_socket, 'stream', content={'no': 'name'}, parent=k.get_parent())
"""
IDLE = """
k = get_ipython().kernel
k.session.send(k.iopub_socket, 'status', content={'execution_state': 'idle'}, parent=k.get_parent())
"""
YES = """
class Yes:
    def __eq__(self, other): return True
    def __add__(self, o): return 1
def square(x):
    return Yes()
"""
MANY = """
class Many(int):
    def __eq__(self, other): return 50
    __hash__ = int.__hash__
def square(x):
    return Many(x * x) if x == 2 else x * x
"""
BAD = """
class Bad(int):
    def __radd__(self, other): return self
    def __repr__(self): raise ValueError
    def __eq__(self, other): return self
def square(x):
    return Bad(x * x) if x == 2 else x * x
"""
NO_ASSERT = """
import ast
class NoAssert(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(NoAssert())
"""

CASES = [
    ("loop", in_answer("while True:\n    pass"), SECOND_WRONG, {"CELL_INTERRUPTED"}),
    (
        "loop-that-catches",
        in_answer(CATCHES),
        FIRST,
        {"CELL_TIME"},
    ),
    (
        "signals-ignored",
        in_answer("import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: time.sleep(1)"),
        FIRST,
        {"CELL_TIME"},
    ),
    ("loop-in-c", in_answer("sum(range(10**12))"), FIRST, {"CELL_TIME"}),
    ("many-slow-cells", in_answer("import time\ntime.sleep(1.5)\n" + SQUARE), FULL, set()),
    ("memory", beside("x = bytearray(10**12)"), FULL, set()),
    ("memory-bit-by-bit", beside("x = []\nwhile True:\n    x.append(bytearray(10**7))"), FULL, set()),
    ("memory-held", beside(HELD), FULL, set()),
    ("memory-shared", beside(SHARED), FIRST, {"MEMORY"}),
    ("memory-let-go", beside(HIDDEN_MEMORY), FIRST, {"MEMORY"}),
    ("new-rights", in_answer(NEW_RIGHTS), FULL, set()),
    ("memory-of-nobody", in_answer(REFUSED), FULL, set()),
    (
        "memory-in-children",
        beside(CHILDREN),
        FIRST,
        {"MEMORY"},
    ),
    ("fork-bomb", beside("import os\nwhile True:\n    os.fork()"), None, None),
    (
        "thread-bomb",
        beside(THREADS),
        FULL,
        set(),
    ),
    ("orphan", beside("import subprocess\nsubprocess.Popen(['sleep', '98765'], start_new_session=True)"), FULL, set()),
    (
        "double-fork",
        beside(ORPHAN),
        FULL,
        set(),
    ),
    ("exit", beside("exit()"), FIRST, {"EXITED"}),
    ("quit", beside("quit"), FULL, set()),
    ("sys-exit", beside("import sys\nsys.exit(0)"), FULL, set()),
    ("os-exit", beside("import os\nos._exit(0)"), FIRST, {"KERNEL_DIED"}),
    ("os-exit-in-function", in_answer("import os\ndef square(x):\n    os._exit(0)"), FIRST, {"KERNEL_DIED"}),
    ("segfault", beside("import ctypes\nctypes.string_at(0)"), FIRST, {"SEGFAULT"}),
    ("abort", beside("import os\nos.abort()"), FIRST, {"SEGFAULT"}),
    ("kill-self", beside("import os\nos.kill(os.getpid(), 9)"), FIRST, {"KILLED"}),
    ("kill-parent", beside("import os\nos.kill(os.getppid(), 9)"), FULL, set()),
    ("kill-everybody", beside("import os\nos.kill(-1, 9)"), FULL, set()),
    ("stop-self", beside("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"), FIRST, {"CELL_TIME"}),
    ("stop-parent", beside("import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)"), FULL, set()),
    ("recursion", in_answer("def square(x):\n    return square(x)"), SECOND_WRONG, None),
    ("deep-recursion", beside("import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()"), None, None),
    ("big-file", beside("open('big', 'wb').write(b'1' * 10**8)"), FULL, set()),
    ("many-files", beside("for i in range(10**6):\n    open(f'f{i}', 'w')"), FULL, set()),
    ("disk-full", beside("for i in range(100):\n    open(f'f{i}', 'wb').write(b'1' * 10**7)"), FULL, set()),
    ("print-50-mb", beside("for i in range(500):\n    print('x' * 100_000)"), FULL, {"NOISY"}),
    ("print-for-ever", beside("while True:\n    print('x' * 100_000)"), None, None),
    ("many-outputs", beside("for i in range(300):\n    display(i)"), FULL, set()),
    ("big-value", between("'x' * 30_000_000"), FULL, {"NOISY"}),
    (
        "huge-message",
        beside("display({'text/plain': 'x' * 10**8}, raw=True)\ndisplay({'text/plain': 'x' * 10**8}, raw=True)"),
        None,
        None,
    ),
    ("read-everything", between(READ_ALL), FULL, set()),
    ("network", between(NETWORK), FULL, set()),
    ("leave-files", between(PERSIST), FULL, set()),
    ("leave-files-again", between(PERSIST), FULL, set()),
    ("read-secrets", between(SECRETS), FULL, set()),
    ("trace-the-grader", between(TRACE), FULL, set()),
    (
        "delete-everything",
        beside("import shutil\nfor f in ('/submission', '/tmp', '/etc'):\n    shutil.rmtree(f, ignore_errors=True)"),
        FULL,
        set(),
    ),
    (
        "write-gradebook",
        beside("import sqlite3\nsqlite3.connect('gradebook.db').execute('create table grade (a)')"),
        FULL,
        set(),
    ),
    ("ask-for-input", beside("input('?')"), FULL, set()),
    ("change-folder", beside("import os\nos.chdir('/')"), FULL, set()),
    ("close-descriptors", beside("import os\nos.closerange(3, 200)"), None, None),
    (
        "nonsense-message",
        beside(NONSENSE),
        FIRST,
        {"BAD_MESSAGE"},
    ),
    (
        "fake-idle",
        beside(IDLE),
        FULL,
        set(),
    ),
    ("clear-outputs", beside("from IPython.display import clear_output\nclear_output()"), FULL, set()),
    # Cheating: what cannot be prevented must be seen.
    ("patch-isclose", between("import numpy\nnumpy.isclose = lambda a, b: True"), None, {"TAMPERED"}),
    ("patch-checks", between("checks.function = checks.mapping = lambda *a, **k: None"), None, {"TAMPERED"}),
    ("patch-in-checks", between("checks.compare._compare = lambda *a, **k: None"), None, {"TAMPERED"}),
    ("patch-method-in-checks", between("checks.Mistake.__init__ = lambda *a, **k: None"), None, {"TAMPERED"}),
    ("patch-test-function", between("def near(a, b):\n    pass"), None, {"TAMPERED"}),
    ("patch-test-code", between("near.__code__ = (lambda a, b: None).__code__"), None, {"TAMPERED"}),
    ("replace-numpy", between("class np:\n    isclose = staticmethod(lambda a, b: True)"), None, {"TAMPERED"}),
    (
        "equal-to-everything",
        in_answer(YES),
        FULL | {"square-test": 0.0},
        set(),
    ),
    (
        "too-many-points",
        in_answer(MANY),
        FULL | {"both-test": 0.0},
        {"BAD_VALUE"},
    ),
    (
        "value-that-lies",
        in_answer(BAD),
        None,
        None,
    ),
    (
        "assert-removed",
        between(NO_ASSERT),
        None,
        {"TAMPERED", "SUSPICIOUS"},
    ),
    (
        "input-transformer",
        between("get_ipython().input_transformers_post.append(lambda lines: [])"),
        None,
        {"TAMPERED", "SUSPICIOUS"},
    ),
    (
        "errors-swallowed",
        between("get_ipython().set_custom_exc((Exception,), lambda *a, **k: None)"),
        None,
        {"TAMPERED", "SUSPICIOUS"},
    ),
    ("patch-builtin", between("import builtins\nbuiltins.abs = lambda x: 0"), None, {"TAMPERED", "SUSPICIOUS"}),
    ("trace-tests", between("import sys\nsys.settrace(lambda *a: None)"), None, {"SUSPICIOUS", "TAMPERED"}),
    ("import-grader", between("gradebook = 1"), FULL, {"SUSPICIOUS"}),
]
