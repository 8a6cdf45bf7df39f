import pytest
from django.contrib.auth.models import AnonymousUser
from tests.safety.addresses import every_address
from tests.safety.arguments import SENT, NotFilled, urls
from tests.safety.things import one_of_everything
from tests.safety.visits import Visitor
from tests.safety.test_matrix import differences
from tests.safety.allowed import PUBLIC
@pytest.mark.django_db
def test_x(cast):
    p=AnonymousUser(); t=one_of_everything(p); v=Visitor(p); n=0
    for a in every_address():
        if not a.name.startswith(('calendar:','places:','border:','browse:','kiosk:')): continue
        for key,url in urls(a,t):
            n+=1; v.go(key,url,'get',{}); v.go(key,url,'post',{})
            if key not in v.visits.answered: print('NOT',key,url)
    print(n,v.visits.failed,v.visits.wrote,[d for d in differences(v.visits.answered,PUBLIC) if 'nothing' not in d])
