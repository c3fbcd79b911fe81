variable "bus_name" { type = string }
variable "patterns" { type = map(string) }
variable "function_arn" { type = string }
variable "queue_arns" { type = map(string) }

resource "aws_cloudwatch_event_rule" "this" {
  for_each       = var.patterns
  name           = each.key
  event_bus_name = var.bus_name
  event_pattern  = each.value
}

resource "aws_cloudwatch_event_target" "function" {
  for_each       = var.patterns
  rule           = aws_cloudwatch_event_rule.this[each.key].name
  event_bus_name = aws_cloudwatch_event_rule.this[each.key].event_bus_name
  arn            = var.function_arn
}

resource "aws_cloudwatch_event_target" "queue" {
  for_each       = var.queue_arns
  rule           = aws_cloudwatch_event_rule.this["paid"].name
  event_bus_name = var.bus_name
  target_id      = each.key
  arn            = each.value
}
