"""What administrators do: agencies, accounts and duties. One file a verb."""
