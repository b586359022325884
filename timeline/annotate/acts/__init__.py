"""Acts: meetings and other things that states and organisations do, with the parties of each."""
