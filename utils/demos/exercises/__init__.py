"""What an exercise draws of the student's own work."""
