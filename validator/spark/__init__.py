"""The check beyond one machine: Apache Spark does what the engine's processes do, with the same rules."""
