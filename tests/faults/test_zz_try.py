from tests.faults.test_more_acts import *
from tests.faults.conftest import *
def test_bare(fresh):
    made=fresh()
    with server() as bare:
        told=bare.run("more",made)
    print(told); judged(made,told); assert told.done and dict(told.saved)["left"]
def test_mig(older,tmp_path):
    first=older(tmp_path/"old")
    with server() as bare:
        t=brought_up(bare, first.copied(tmp_path/"c"), 1)
    print(t); assert t.saved
