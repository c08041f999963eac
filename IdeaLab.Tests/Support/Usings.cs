global using IdeaLab.Tests.Support;
global using Xunit;
