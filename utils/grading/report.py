def write(name, rows, marks, root):
    for s, e in rows.items():
        m = marks.get(s, {})
        yield f"{s:20s} {e['status']:9s} {m.get('score', '-')} / {m.get('max', '-')} {e['reasons']} {e['seconds']}"
