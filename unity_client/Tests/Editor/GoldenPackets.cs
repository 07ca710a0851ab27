using System;

namespace AvatarBridge.Tests
{
    /// <summary>Some of the packets that every language's decoder is held to.</summary>
    internal static class GoldenPackets
    {
        public static readonly byte[] Frame = Convert.FromBase64String(
            "aGFuYS3oirEAAQCIpnJlY29yZKVmcmFtZaNzZXEEqnB0c19taWNyb3PPAB////////+sdXR0ZXJhbm"
            + "NlX2lkonUxp3dlaWdodHPE0AAAAAAAAKA8AAAgPQAAcD0AAKA9AADIPQAA8D0AAA0+AAAhPgAANT4A"
            + "AEk+AABdPgAAcT4AgII+AICMPgCAlj4AgKA+AICqPgCAtD4AgL4+AADJPgAA0z4AAN0+AADnPgAA8T"
            + "4AAPs+AIACPwCABz8AgAw/AIARPwCAFj8AgBs/AMAgPwDAJT8AwCo/AMAvPwDAND8AwDk/AMA+PwDA"
            + "Qz8AwEg/AMBNPwDAUj8AwFc/AMBcPwAAYj8AAGc/AABsPwAAcT8AAHY/AAB7PwAAgD+kaGVhZMQcAA"
            + "AAvwAAgL4AAAAAAACAPgAAAD8AAEA/AACAP6Vib25lc8UDcAAAgL8AwH2/AEB7vwAAeb8AwHa/AEB0"
            + "vwAAcr8AwG+/AEBtvwAAa78AgGi/AEBmvwAAZL8AgGG/AEBfvwAAXb8AgFq/AEBYvwAAVr8AgFO/AE"
            + "BRvwAAT78AgEy/AEBKvwAASL8AgEW/AEBDvwAAQb8AgD6/AEA8vwDAOb8AgDe/AEA1vwDAMr8AgDC/"
            + "AEAuvwDAK78AgCm/AEAnvwDAJL8AgCK/AEAgvwDAHb8AgBu/AEAZvwDAFr8AgBS/AAASvwDAD78AgA"
            + "2/AAALvwDACL8AgAa/AAAEvwDAAb8AAP++AAD6vgCA9b4AAPG+AADsvgCA574AAOO+AADevgCA2b4A"
            + "gNS+AADQvgCAy74AgMa+AADCvgCAvb4AgLi+AAC0vgCAr74AgKq+AACmvgCAob4AgJy+AACYvgCAk7"
            + "4AgI6+AACKvgCAhb4AgIC+AAB4vgAAbr4AAGW+AABcvgAAUr4AAEm+AABAvgAANr4AAC2+AAAkvgAA"
            + "Gr4AABG+AAAIvgAA/L0AAOq9AADYvQAAxL0AALK9AACevQAAjL0AAHS9AABMvQAAKL0AAAS9AAC4vA"
            + "AAYLwAAKC7AACgOwAAYDwAALg8AAAEPQAAKD0AAEw9AAB0PQAAjD0AAJ49AACyPQAAxD0AANg9AADq"
            + "PQAA/D0AAAg+AAARPgAAGj4AACQ+AAAtPgAANj4AAEA+AABJPgAAUj4AAFw+AABlPgAAbj4AAHg+AI"
            + "CAPgCAhT4AAIo+AICOPgCAkz4AAJg+AICcPgCAoT4AAKY+AICqPgCArz4AALQ+AIC4PgCAvT4AAMI+"
            + "AIDGPgCAyz4AANA+AIDUPgCA2T4AAN4+AADjPgCA5z4AAOw+AADxPgCA9T4AAPo+AAD/PgDAAT8AAA"
            + "Q/AIAGPwDACD8AAAs/AIANPwDADz8AABI/AIAUPwDAFj8AQBk/AIAbPwDAHT8AQCA/AIAiPwDAJD8A"
            + "QCc/AIApPwDAKz8AQC4/AIAwPwDAMj8AQDU/AIA3PwDAOT8AQDw/AIA+PwAAQT8AQEM/AIBFPwAASD"
            + "8AQEo/AIBMPwAATz8AQFE/AIBTPwAAVj8AQFg/AIBaPwAAXT8AQF8/AIBhPwAAZD8AQGY/AIBoPwAA"
            + "az8AQG0/AMBvPwAAcj8AQHQ/AMB2PwAAeT8AQHs/AMB9PwAAgD+kaGlwc8QMAACAvgAAAAAAAIA+");

        public static readonly byte[] Started = Convert.FromBase64String(
            "aGFuYS3oirEAAQCJpnJlY29yZLF1dHRlcmFuY2Utc3RhcnRlZKNzZXECqnB0c19taWNyb3POAA9CQK"
            + "x1dHRlcmFuY2VfaWSidTGndHVybl9pZKJ0MaR0ZXh0tuOBk+OCk+OBq+OBoeOBrywgTWFtYSGtc2Vu"
            + "dGVuY2VfdHlwZalzdGF0ZW1lbnSjYWN0qGdyZWV0aW5np2Vtb3Rpb26jam95");

        public static readonly byte[] Event = Convert.FromBase64String(
            "aGFuYS3oirEAAQCHpnJlY29yZKVldmVudKNzZXEGqnB0c19taWNyb3PS//wvcKplbmRfbWljcm9zzg"
            + "AV0fCsdXR0ZXJhbmNlX2lkonUxpGtpbmSkd29yZKRuYW1lpE1hbWE=");

        public static readonly byte[] Heartbeat = Convert.FromBase64String(
            "aGFuYS3oirEAAQCDpnJlY29yZKloZWFydGJlYXSjc2VxCapwdHNfbWljcm9zzgAhkcA=");

        public static readonly byte[] Done = Convert.FromBase64String(
            "AQCGpXJlcGx5pGRvbmWqcmVxdWVzdF9pZAKuc2Vzc2lvbl9taWNyb3POAExLpKd0dXJuX2lkonQ5pn"
            + "BhY2tldMQApnJlc2VudAA=");

        public static readonly byte[] Refused = Convert.FromBase64String(
            "AQCEpXJlcGx5p3JlZnVzZWSqcmVxdWVzdF9pZAWkY29kZa91bmtub3duLWdlc3R1cmWnbWVzc2FnZb"
            + "FubyBnZXN0dXJlICdub2RkJw==");

        public static readonly byte[] Gesture = Convert.FromBase64String(
            "AQCGomlkE6dyZXF1ZXN0rHBsYXktZ2VzdHVyZaljaGFyYWN0ZXKoaGFuYS3oirGkbmFtZatwb2ludC"
            + "10aGVyZaZ3ZWlnaHTLv/QAAAAAAACmdGFyZ2V0k8s/4AAAAAAAAMs/9AAAAAAAAMtAAAAAAAAAAA==");

        public static readonly byte[] Report = Convert.FromBase64String(
            "AQCIomlkD6dyZXF1ZXN0r3JlcG9ydC1wbGF5YmFja6ljaGFyYWN0ZXKoaGFuYS3oirGmY2xpZW50p3"
            + "VuaXR5LTGsdXR0ZXJhbmNlX2lkonUxr3Bvc2l0aW9uX21pY3Jvc84ACcQAq3NrZXdfbWljcm9z0fok"
            + "qXVuZGVycnVucwI=");
    }
}
