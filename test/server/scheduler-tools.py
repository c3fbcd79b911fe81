"""Calls of boto3 to EventBridge Scheduler at an endpoint, one line of JSON each: what it is, and what came of it."""

import json
import sys
from datetime import datetime, timezone

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

client = boto3.client(
    "scheduler",
    endpoint_url=sys.argv[1],
    region_name="eu-west-1",
    aws_access_key_id="111122223333",
    aws_secret_access_key="secret",
    config=Config(retries={"total_max_attempts": 2, "mode": "standard"}),
)
group = "arn:aws:scheduler:eu-west-1:111122223333:schedule-group/reminders"
start = datetime(2030, 1, 1, 12, 0, tzinfo=timezone.utc)
schedule = {
    "ScheduleExpression": "cron(0 9 * * ? *)",
    "ScheduleExpressionTimezone": "Europe/Berlin",
    "FlexibleTimeWindow": {"Mode": "OFF"},
    "Target": {
        "Arn": "arn:aws:sqs:eu-west-1:111122223333:queue",
        "RoleArn": "arn:aws:iam::111122223333:role/scheduler",
        "Input": "größer",
    },
}


def tell(name, value):
    print(json.dumps([name, value], default=str))


def without_metadata(answer):
    tell_id = answer.pop("ResponseMetadata")
    assert tell_id["HTTPStatusCode"] == 200 and len(tell_id["RequestId"]) == 36, tell_id
    return answer


tags = [{"Key": "team", "Value": "größer"}]
tell("group", without_metadata(client.create_schedule_group(Name="reminders", Tags=tags)))
tell("tags", without_metadata(client.list_tags_for_resource(ResourceArn=group)))
client.untag_resource(ResourceArn=group, TagKeys=["team", "other"])
tell("no tags", without_metadata(client.list_tags_for_resource(ResourceArn=group)))
for number in range(5):
    name = f"job-{number}"
    made = client.create_schedule(Name=name, GroupName="reminders", StartDate=start, **schedule)
tell("schedule", without_metadata(made))
shown = client.get_schedule(Name="job-0", GroupName="reminders")
tell("shown", [shown["StartDate"].astimezone(timezone.utc), shown["Target"]["Input"], shown["State"]])
pages = client.get_paginator("list_schedules").paginate(GroupName="reminders", PaginationConfig={"PageSize": 2})
tell("pages", [[one["Name"] for one in page["Schedules"]] for page in pages])
client.update_schedule(Name="job-0", GroupName="reminders", State="DISABLED", **schedule)
tell("disabled", [one["Name"] for one in client.list_schedules(State="DISABLED")["Schedules"]])
client.delete_schedule(Name="job-0", GroupName="reminders")
client.delete_schedule_group(Name="reminders")

for name, call in {
    "not found": lambda: client.get_schedule(Name="none"),
    "already there": lambda: [client.create_schedule_group(Name="g") for _ in range(2)],
    "invalid": lambda: client.create_schedule(Name="s", **{**schedule, "ScheduleExpression": "soon"}),
    "constraint": lambda: client.get_schedule(Name="a/b"),
}.items():
    try:
        call()
        tell(name, "nothing was raised")
    except ClientError as error:
        tell(name, [type(error).__name__, error.response["Error"]["Message"], error.response["ResponseMetadata"]["HTTPStatusCode"]])
