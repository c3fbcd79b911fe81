"""What is under test: it knows nothing of the mock."""

import json

import boto3


class OrderNotPlaced(Exception):
    pass


def place_order(order):
    """Tells the world of a new order."""
    entry = {
        "EventBusName": "orders",
        "Source": "shop",
        "DetailType": "Order Placed",
        "Detail": json.dumps(order),
    }
    answer = boto3.client("events").put_events(Entries=[entry])
    if answer["FailedEntryCount"] > 0:
        raise OrderNotPlaced(answer["Entries"][0]["ErrorMessage"])
