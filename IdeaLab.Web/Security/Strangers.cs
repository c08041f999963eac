using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IdeaLab.Web.Security;

/// <summary>Visitors who are not signed in.</summary>
public static class Strangers
{
    public static ulong NumberOf(HttpContext http) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Connection.RemoteIpAddress} {http.Request.Headers.UserAgent}")));
}
