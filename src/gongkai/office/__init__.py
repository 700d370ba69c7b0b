"""The office: publishing, applications, ledgers and the year's report of one or many agencies, on a database."""
