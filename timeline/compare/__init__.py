"""Two datasets beside each other: which rows came, went or changed, and through what."""
