"""What is done with the working days: the packaged years loaded, a year's plan applied. One file a verb."""
