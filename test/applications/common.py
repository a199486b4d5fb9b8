"""What the applications in Python have in common: the list of operations, and how a value is shown."""

import os
import sys


def show(value):
    if value is None:
        return '-'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return '{%s}' % ','.join(map(show, value))
    return str(value)


def main(version, application):
    """Runs the operations, each by the function of its name, and prints the rows they return."""
    print('# ' + version)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'operations')
    with open(path, encoding='utf-8') as file:
        for operation in [line.split('\t')[0] for line in file]:
            for row in application[operation]():
                print('%s: %s' % (operation, '|'.join(map(show, row))))
            sys.stdout.flush()
