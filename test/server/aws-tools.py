"""Calls of boto3 against an endpoint, one line of JSON each: what it is, and what came of it."""

import json
from datetime import datetime, timedelta, timezone

from told import client_of, tell, tell_refusals, without_metadata

client = client_of("events")
bus = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
queue = "arn:aws:sqs:eu-west-1:111122223333:queue"

tell("bus", without_metadata(client.create_event_bus(Name="orders", Tags=[{"Key": "team", "Value": "größer"}])))
tell("tags", without_metadata(client.list_tags_for_resource(ResourceARN=bus)))
for number in range(12):
    client.put_rule(Name=f"rule-{number:02}", EventBusName="orders", EventPattern=json.dumps({"source": ["shop"]}))
pages = client.get_paginator("list_rules").paginate(EventBusName="orders", PaginationConfig={"PageSize": 5})
tell("pages of rules", [len(page["Rules"]) for page in pages])
targets = [{"Id": "queue", "Arn": queue, "InputTransformer": {"InputPathsMap": {"id": "$.detail.id"}, "InputTemplate": '"<id>"'}}]
tell("targets", without_metadata(client.put_targets(Rule="rule-00", EventBusName="orders", Targets=targets)))
pages = client.get_paginator("list_targets_by_rule").paginate(Rule="rule-00", EventBusName="orders")
tell("pages of targets", [page["Targets"] for page in pages])
pages = client.get_paginator("list_rule_names_by_target").paginate(TargetArn=queue, EventBusName="orders")
tell("pages of rule names", [page["RuleNames"] for page in pages])

at = datetime(2026, 11, 28, 11, 33, 38, 15000, tzinfo=timezone.utc)
entry = {"Source": "shop", "DetailType": "Order Placed", "Detail": json.dumps({"id": "ü-1"}), "EventBusName": "orders"}
put = without_metadata(client.put_events(Entries=[{**entry, "Time": at}, {**entry, "Source": ""}]))
tell("put", [put["FailedEntryCount"], [sorted(result) for result in put["Entries"]]])

client.create_archive(ArchiveName="all", EventSourceArn=bus, RetentionDays=7)
archive = client.describe_archive(ArchiveName="all")
age = datetime.now(timezone.utc) - archive["CreationTime"]
tell("archive", [archive["RetentionDays"], abs(age) < timedelta(minutes=1)])
replay = client.start_replay(
    ReplayName="again",
    EventSourceArn=archive["ArchiveArn"],
    EventStartTime=at - timedelta(hours=1),
    EventEndTime=at,
    Destination={"Arn": bus},
)
tell("replay", replay["State"])
tell("times of a replay", client.describe_replay(ReplayName="again")["EventEndTime"].astimezone(timezone.utc))

tell_refusals(
    {
        "not found": lambda: client.describe_rule(Name="none"),
        "already there": lambda: client.create_event_bus(Name="orders"),
        "invalid": lambda: client.put_rule(Name="r", EventPattern="{"),
        "constraint": lambda: client.list_rules(Limit=101),
    }
)
