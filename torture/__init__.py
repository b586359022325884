"""What is done to the program on purpose: broken inputs, pulled plugs, full disks. `python -m torture`."""
