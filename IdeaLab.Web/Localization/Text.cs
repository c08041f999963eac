namespace IdeaLab.Web.Localization;

/// <summary>Every text a person sees: Text.resx in English, Text.es.resx in Spanish. <c>IStringLocalizer&lt;Text&gt;</c> reads it.</summary>
public sealed class Text;
