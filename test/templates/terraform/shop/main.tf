# Only plan.json is read by tests. It is what the kit has to understand: write it anew with the commands of the judge,
# test/templates/terraform/judge.ci.test.ts.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region                      = var.region
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  default_tags { tags = { team = "shop" } }
}

variable "region" { default = "eu-central-1" }
variable "stage" { default = "dev" }

locals {
  audit_arn = aws_sqs_queue.audit.arn
  jobs      = { nightly = "cron(0 2 * * ? *)", weekly = "cron(0 2 ? * SUN *)" }
}

resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders-${var.stage}"
  tags = { owner = "orders" }
  dead_letter_config { arn = aws_sqs_queue.audit.arn }
}

resource "aws_cloudwatch_event_rule" "large" {
  name           = "large"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern = jsonencode({
    source = ["shop.orders"]
    detail = { total = [{ numeric = [">=", 100] }] }
  })
}

resource "aws_cloudwatch_event_target" "large" {
  rule           = aws_cloudwatch_event_rule.large.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  target_id      = "billing"
  arn            = module.billing.arn
  role_arn       = aws_iam_role.events.arn
  input_transformer {
    input_paths    = { id = "$.detail.id" }
    input_template = "{\"order\": <id>}"
  }
  dead_letter_config { arn = aws_sqs_queue.audit.arn }
  retry_policy { maximum_retry_attempts = 3 }
}

resource "aws_cloudwatch_event_target" "workers" {
  for_each       = module.workers
  rule           = aws_cloudwatch_event_rule.large.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  target_id      = each.key
  arn            = each.value.arn
}

resource "aws_cloudwatch_event_rule" "nameless" {
  event_pattern = jsonencode({ source = ["aws.ec2"] })
  state         = "DISABLED"
}

resource "aws_cloudwatch_event_target" "local" {
  rule = aws_cloudwatch_event_rule.nameless.name
  arn  = local.audit_arn
}

resource "aws_cloudwatch_event_rule" "prefixed" {
  name_prefix    = "shop-"
  event_bus_name = aws_cloudwatch_event_bus.orders.arn
  event_pattern  = jsonencode({ source = ["shop.stock"] })
}

resource "aws_cloudwatch_event_target" "prefixed" {
  rule           = aws_cloudwatch_event_rule.prefixed.name
  event_bus_name = aws_cloudwatch_event_bus.orders.arn
  arn            = aws_lambda_alias.live.arn
}

resource "aws_cloudwatch_event_rule" "uploads" {
  name          = "uploads"
  event_pattern = jsonencode({ source = ["aws.s3"], resources = [aws_s3_bucket.uploads.arn] })
}

resource "aws_cloudwatch_event_rule" "jobs" {
  for_each            = local.jobs
  name                = each.key
  schedule_expression = each.value
}

resource "aws_cloudwatch_event_target" "keyed" {
  for_each  = aws_sqs_queue.keyed
  rule      = aws_cloudwatch_event_rule.jobs["nightly"].name
  target_id = each.key
  arn       = each.value.arn
}

resource "aws_cloudwatch_event_target" "task" {
  rule     = aws_cloudwatch_event_rule.jobs["weekly"].name
  arn      = aws_ecs_cluster.jobs.arn
  role_arn = aws_iam_role.events.arn
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.sweep.arn
    launch_type         = "FARGATE"
    network_configuration { subnets = ["subnet-1"] }
  }
}

resource "aws_cloudwatch_event_rule" "counted" {
  count               = 2
  name                = "counted-${count.index}"
  schedule_expression = "rate(${count.index + 2} minutes)"
}

resource "aws_cloudwatch_event_target" "counted" {
  count = 2
  rule  = aws_cloudwatch_event_rule.counted[count.index].name
  arn   = aws_sqs_queue.many[count.index].arn
}

resource "aws_cloudwatch_event_connection" "partner" {
  name               = "partner"
  authorization_type = "API_KEY"
  auth_parameters {
    api_key {
      key   = "x-key"
      value = "S3CRET"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "partner" {
  name                = "partner"
  connection_arn      = aws_cloudwatch_event_connection.partner.arn
  invocation_endpoint = "https://partner.example/orders"
  http_method         = "POST"
}

resource "aws_cloudwatch_event_target" "partner" {
  rule     = aws_cloudwatch_event_rule.nameless.name
  arn      = aws_cloudwatch_event_api_destination.partner.arn
  role_arn = aws_iam_role.events.arn
  http_target {
    header_parameters     = { A = "b" }
    path_parameter_values = []
  }
}

resource "aws_cloudwatch_event_archive" "orders" {
  name             = "orders"
  event_source_arn = aws_cloudwatch_event_bus.orders.arn
  retention_days   = 7
}

resource "aws_cloudwatch_event_permission" "organization" {
  principal      = "*"
  statement_id   = "organization"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  condition {
    key   = "aws:PrincipalOrgID"
    type  = "StringEquals"
    value = "o-1234567890"
  }
}

resource "aws_scheduler_schedule" "hourly" {
  name                = "hourly"
  schedule_expression = "rate(1 hour)"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = aws_sqs_queue.audit.arn
    role_arn = aws_iam_role.events.arn
  }
}

module "billing" {
  source = "./modules/worker"
  name   = "billing-${var.stage}"
}

module "workers" {
  source   = "./modules/worker"
  for_each = toset(["one", "two"])
  name     = each.key
}

module "orders" {
  source       = "./modules/orders"
  bus_name     = aws_cloudwatch_event_bus.orders.name
  function_arn = module.billing.arn
  queue_arns   = { audit = aws_sqs_queue.audit.arn, stock = aws_sqs_queue.unnamed.arn }
  patterns = {
    paid   = jsonencode({ source = ["shop"], detail-type = ["Paid"] })
    placed = jsonencode({ source = ["shop"], detail-type = ["Placed"] })
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = module.billing.arn
  function_version = "1"
}

resource "aws_sqs_queue" "audit" { name = "audit" }
resource "aws_sqs_queue" "unnamed" {}
resource "aws_sqs_queue" "many" {
  count = 2
  name  = "many-${count.index}"
}
resource "aws_sqs_queue" "keyed" {
  for_each = toset(["a", "b"])
  name     = "keyed-${each.key}"
}
resource "aws_s3_bucket" "uploads" { bucket = "uploads" }
resource "aws_ecs_cluster" "jobs" { name = "jobs" }
resource "aws_ecs_task_definition" "sweep" {
  family                = "sweep"
  container_definitions = "[]"
}
resource "aws_iam_role" "events" {
  name               = "events"
  assume_role_policy = "{}"
}
