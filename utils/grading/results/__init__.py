"""What the instructor and the students read afterwards."""
