//! Single members told one thing at a time, and what they answer.
