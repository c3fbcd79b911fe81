import pytest

from shop import OrderNotPlaced, place_order


def test_a_large_order_is_reviewed(eventbridge):
    place_order({"id": "o-1", "total": 150})
    eventbridge.post("settled")

    [invocation] = eventbridge.get("invocations", target="reviews")["invocations"]
    assert invocation["input"]["detail"] == {"id": "o-1", "total": 150}


def test_a_small_order_is_not(eventbridge):
    place_order({"id": "o-2", "total": 99})
    eventbridge.post("settled")

    assert eventbridge.get("invocations", target="reviews")["invocations"] == []
    [event] = eventbridge.get("events")["events"]
    [rule] = eventbridge.get("explain", event=event["id"])["rules"]
    assert rule["reason"] == "detail.total needs numeric >= 100, received 99"


def test_a_review_that_cannot_be_queued_is_kept(eventbridge):
    eventbridge.post("target-fault", {"target": "reviews", "fault": {"errorCode": "NO_PERMISSIONS"}})
    place_order({"id": "o-3", "total": 150})
    eventbridge.post("settled")

    [letter] = eventbridge.get("dead-letters")["deadLetters"]
    assert letter["messageAttributes"]["ERROR_CODE"] == "NO_PERMISSIONS"


def test_sales_are_reported_every_day(eventbridge):
    eventbridge.post("clock", {"advanceBy": "2 days"})

    invocations = eventbridge.get("invocations", target="reports")["invocations"]
    assert [invocation["input"] for invocation in invocations] == [{"report": "sales"}] * 2


def test_an_order_that_eventbridge_does_not_take_is_an_error(eventbridge):
    plan = {"entries": [0], "errorCode": "InternalFailure"}
    eventbridge.post("fault", {"operation": "PutEvents", "plan": plan})

    with pytest.raises(OrderNotPlaced):
        place_order({"id": "o-4", "total": 150})
