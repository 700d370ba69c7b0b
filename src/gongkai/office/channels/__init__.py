"""渠道: where a published entry was also posted, and must be taken down again."""
