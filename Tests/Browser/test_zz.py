import time, pytest
from world import HARBOUR
@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_x(fresh):
    d=fresh.doreen
    for n in [100_000, 200_000, 400_000]:
        b=time.monotonic()
        a=d.post(HARBOUR+"/posts", {"body":"a"+"\u0316\u0321"*(n//2),"audience":"group"}, files=[("none","","x/y",b"")], timeout=200)
        print(n, a.status, time.monotonic()-b)
    b=time.monotonic(); d.post(HARBOUR+"/posts", {"body":"a"*800_000,"audience":"group"}); print("plain", time.monotonic()-b)
