namespace IdeaLab.Web.Commands.Import;

/// <summary>Names for people known only by a number elsewhere: stars, which sound alike in every language.</summary>
internal static class Pseudonyms
{
    private static readonly string[] _stars =
    [
        "Vega", "Altair", "Mira", "Rigel", "Capella", "Deneb", "Spica", "Antares", "Polaris", "Sirius", "Electra", "Maia", "Atlas", "Alcor", "Mizar", "Castor",
        "Regulus", "Bellatrix", "Arcturus", "Aldebaran", "Algol", "Canopus", "Procyon", "Achernar", "Fomalhaut", "Adhara", "Shaula", "Alnilam", "Saiph", "Mintaka",
        "Dubhe", "Merak", "Alioth", "Alkaid", "Thuban", "Denebola", "Alphard", "Markab", "Scheat", "Enif", "Hamal", "Sheratan", "Menkar", "Diphda", "Ankaa", "Sadr",
        "Albireo", "Vindemiatrix",
    ];

    /// <summary>Vega, Altair, … and on with Vega 2 when the stars are through: a name of its own for every number from 0.</summary>
    public static string Of(int number)
    {
        var star = _stars[number % _stars.Length];
        var turn = number / _stars.Length + 1;
        return turn == 1 ? star : FormattableString.Invariant($"{star} {turn}");
    }
}
