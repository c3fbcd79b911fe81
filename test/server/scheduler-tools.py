"""Calls of boto3 to EventBridge Scheduler at an endpoint, one line of JSON each: what it is, and what came of it."""

from datetime import datetime, timezone

from told import client_of, tell, tell_refusals, without_metadata

client = client_of("scheduler")
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

tell_refusals(
    {
        "not found": lambda: client.get_schedule(Name="none"),
        "already there": lambda: [client.create_schedule_group(Name="g") for _ in range(2)],
        "invalid": lambda: client.create_schedule(Name="s", **{**schedule, "ScheduleExpression": "soon"}),
        "constraint": lambda: client.get_schedule(Name="a/b"),
    }
)
