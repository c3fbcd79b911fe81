# state.json and terraform.tfstate are what Terraform made of this in a simulated account behind an HTTP endpoint.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "5.100.0" }
  }
}
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints { events = "http://127.0.0.1:40199" }
}
data "aws_cloudwatch_event_bus" "default" { name = "default" }
resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
  tags = { owner = "orders" }
}
resource "aws_cloudwatch_event_rule" "large" {
  name           = "large"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern  = jsonencode({ source = ["shop.orders"], detail = { total = [{ numeric = [">=", 100] }] } })
}
resource "aws_cloudwatch_event_rule" "byarn" {
  name           = "byarn"
  event_bus_name = aws_cloudwatch_event_bus.orders.arn
  event_pattern  = jsonencode({ source = ["a"] })
}
resource "aws_cloudwatch_event_rule" "nameless" {
  schedule_expression = "rate(5 minutes)"
  state               = "DISABLED"
}
resource "aws_cloudwatch_event_rule" "prefixed" {
  name_prefix   = "shop-"
  event_pattern = jsonencode({ source = ["x"] })
  is_enabled    = false
}
resource "aws_cloudwatch_event_target" "large" {
  rule           = aws_cloudwatch_event_rule.large.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = "arn:aws:lambda:eu-central-1:123456789012:function:billing"
  retry_policy {
    maximum_event_age_in_seconds = 600
    maximum_retry_attempts       = 3
  }
  input_transformer {
    input_paths    = { id = "$.detail.id" }
    input_template = "{\"order\": <id>}"
  }
}
resource "aws_cloudwatch_event_target" "byarn" {
  rule           = aws_cloudwatch_event_rule.byarn.name
  event_bus_name = aws_cloudwatch_event_bus.orders.arn
  arn            = "arn:aws:sqs:eu-central-1:123456789012:q"
  dead_letter_config { arn = "arn:aws:sqs:eu-central-1:123456789012:dead" }
}
resource "aws_cloudwatch_event_target" "nameless" {
  rule     = aws_cloudwatch_event_rule.nameless.name
  arn      = "arn:aws:ecs:eu-central-1:123456789012:cluster/c"
  role_arn = "arn:aws:iam::123456789012:role/x"
  ecs_target {
    task_definition_arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/d:1"
    launch_type         = "FARGATE"
    network_configuration { subnets = ["subnet-1"] }
  }
}
resource "aws_cloudwatch_event_connection" "c" {
  name               = "c"
  authorization_type = "OAUTH_CLIENT_CREDENTIALS"
  auth_parameters {
    oauth {
      authorization_endpoint = "https://partner.example/token"
      http_method            = "POST"
      client_parameters {
        client_id     = "id"
        client_secret = "S3CRET"
      }
      oauth_http_parameters {
        body {
          key   = "grant_type"
          value = "client_credentials"
        }
      }
    }
  }
}
resource "aws_cloudwatch_event_api_destination" "d" {
  name                = "d"
  connection_arn      = aws_cloudwatch_event_connection.c.arn
  invocation_endpoint = "https://partner.example/orders"
  http_method         = "POST"
}
resource "aws_cloudwatch_event_target" "api" {
  rule     = aws_cloudwatch_event_rule.prefixed.name
  arn      = aws_cloudwatch_event_api_destination.d.arn
  role_arn = "arn:aws:iam::123456789012:role/x"
  http_target {
    header_parameters = { A = "b" }
  }
}
resource "aws_cloudwatch_event_archive" "a" {
  name             = "a"
  event_source_arn = aws_cloudwatch_event_bus.orders.arn
}
resource "aws_cloudwatch_event_permission" "p" {
  principal      = "210987654321"
  statement_id   = "org"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
}
resource "aws_cloudwatch_event_bus_policy" "bp" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "x", Effect = "Allow", Principal = { AWS = "arn:aws:iam::210987654321:root" }, Action = "events:PutEvents", Resource = "arn:aws:events:eu-central-1:123456789012:event-bus/default" }] })
}
