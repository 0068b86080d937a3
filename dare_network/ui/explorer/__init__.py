"""The network explorer: a question, the part of the network that answers it, and the answers in words."""
