"""What the doctor looks at: one small function a check, grouped by subject. Each gives a verdict and raises nothing."""
