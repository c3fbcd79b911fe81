terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

variable "large_order" {
  type    = number
  default = 100
}

resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
}

# Orders from 100 up are billed at once.
resource "aws_cloudwatch_event_rule" "bill" {
  name           = "bill-large-orders"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern = jsonencode({
    source      = ["shop.orders"]
    detail-type = ["Order Placed"]
    detail      = { total = [{ numeric = [">=", var.large_order] }] }
  })
}

resource "aws_cloudwatch_event_target" "bill" {
  rule           = aws_cloudwatch_event_rule.bill.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = module.billing.arn
  input_path     = "$.detail"
  dead_letter_config { arn = aws_sqs_queue.unbilled.arn }
}

resource "aws_lambda_permission" "bill" {
  function_name = module.billing.name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.bill.arn
}

# What is billed is sent to each of the warehouses.
resource "aws_cloudwatch_event_rule" "ship" {
  for_each       = toset(["berlin", "porto"])
  name           = "ship-from-${each.key}"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern = jsonencode({
    source      = ["shop.billing"]
    detail-type = ["Invoice Created"]
    detail      = { warehouse = [each.key] }
  })
}

resource "aws_cloudwatch_event_target" "ship" {
  for_each       = aws_sqs_queue.warehouse
  rule           = aws_cloudwatch_event_rule.ship[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = each.value.arn
}

resource "aws_sqs_queue" "warehouse" {
  for_each = toset(["berlin", "porto"])
  name     = "warehouse-${each.key}"
}

resource "aws_sqs_queue" "unbilled" {
  name = "unbilled-orders"
}

resource "aws_sqs_queue_policy" "from_events" {
  for_each  = merge(aws_sqs_queue.warehouse, { unbilled = aws_sqs_queue.unbilled })
  queue_url = each.value.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Resource  = each.value.arn
      Principal = { Service = "events.amazonaws.com" }
    }]
  })
}

module "billing" {
  source = "./function"
  name   = "billing"
}
